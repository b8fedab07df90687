"""FAT32 images for tests, made by mkfs.fat and filled by mtools: the judges of kernel/fs/fat32."""

import os
import subprocess
from pathlib import Path

from tests.fakes.disk import FileDisk

ENVIRONMENT = {**os.environ, "TZ": "UTC", "MTOOLS_SKIP_CHECK": "1", "LC_ALL": "C.UTF-8"}


def run(*words: str | Path) -> str:
    """Run a tool and return its output."""
    done = subprocess.run(
        [str(word) for word in words],
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


MINIMUM_CLUSTERS = 65_525  # mtools takes a volume with fewer for FAT16


class FatImage:
    """The smallest FAT32 volume with `sectors_per_cluster` sectors a cluster, in the sparse file `path`."""

    def __init__(self, path: Path, sectors_per_cluster: int, sector_size: int = 512) -> None:
        self.path = path
        tables = 2 * 4 * MINIMUM_CLUSTERS
        with open(path, "wb") as file:
            file.truncate((MINIMUM_CLUSTERS + 200) * sectors_per_cluster * sector_size + tables)
        options = ["-F", "32", "-s", str(sectors_per_cluster), "-S", str(sector_size)]
        run("mkfs.fat", *options, path)

    def put(self, source: Path, target: str) -> None:
        """Copy a host file, or a folder with all in it, to `target` of the volume."""
        run("mcopy", "-s", "-m", "-i", self.path, source, f"::{target}")

    def make_directory(self, target: str) -> None:
        """Make one folder."""
        run("mmd", "-i", self.path, f"::{target}")

    def delete(self, target: str) -> None:
        """Delete one file."""
        run("mdel", "-i", self.path, f"::{target}")

    def listing(self, target: str) -> set[str]:
        """The names in a folder as `mdir -b` prints them, without the folder; folders end in "/"."""
        prefix = f"::/{target}/"
        lines = run("mdir", "-b", "-a", "-i", self.path, f"::{target}").splitlines()
        return {line.removeprefix(prefix) for line in lines}

    def contents(self, target: str) -> bytes:
        """A file's bytes as `mtype` gives them."""
        words = ["mtype", "-i", str(self.path), f"::{target}"]
        return subprocess.run(words, env=ENVIRONMENT, capture_output=True, check=True).stdout

    def disk(self) -> FileDisk:
        """The volume as a disk."""
        return FileDisk(self.path)
