wc data/lines
wc data/lines data/text data/empty
wc -l data/lines
wc -w < data/lines
wc -c data/bytes
cat data/numbers | wc
wc data/missing data/text 2>/dev/null
echo $?
