sh -e -c 'echo a; false; echo b'
echo $?; set -u; (echo $undefined_name) 2>/dev/null; echo survived
