test -f data/text
echo $?
test -d data
echo $?
test -e missing
echo $?
test -s data/empty
echo $?
test -r data/text
echo $?
