head data/numbers
head -n 3 data/numbers
head -c 7 data/numbers
tail data/numbers
tail -n 3 data/numbers
tail -n +28 data/numbers
tail -c 5 data/numbers
cat data/numbers | head -n 12 | tail -n 2
head -n 1 data/text data/lines
