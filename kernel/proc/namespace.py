"""The tree of files that all processes see."""

from kernel.fs.vfs import VirtualFileSystem


class Namespace:
    """Holds the one VirtualFileSystem, from when the root file system is mounted."""

    def __init__(self) -> None:
        self._files: VirtualFileSystem | None = None

    def mount_root(self, files: VirtualFileSystem) -> None:
        """Make `files` the tree."""
        self._files = files

    @property
    def files(self) -> VirtualFileSystem:
        """The tree."""
        files = self._files
        assert files is not None
        return files


namespace = Namespace()
