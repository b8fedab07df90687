sh -c 'kill -9 $$' 2>/dev/null
echo $?
sh -c 'kill -TERM $$' 2>/dev/null
echo $?
