no_such_command 2>/dev/null
echo $?
./data/none 2>/dev/null
echo $?
data 2>/dev/null
echo $?
