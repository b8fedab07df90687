grep -F two data/lines
grep -F -n o data/lines
grep -F -v four data/lines
grep -F -c i data/lines
grep -F -i FIRST data/text data/lines
grep -F nothing data/lines
echo $?
grep -F x data/missing 2>/dev/null
echo $?
grep -F -q six data/lines
echo $?
cat data/lines | grep -F -l six data/text data/lines
