cat < data/text
wc -l < data/lines
echo gone > /dev/null
cat < missing 2>/dev/null || echo failed
