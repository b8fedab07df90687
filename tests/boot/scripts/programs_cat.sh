cat data/text data/lines
cat - data/text < data/lines
cat -n data/lines
cat data/missing 2>/dev/null
echo $?
cat data/empty | wc -c
