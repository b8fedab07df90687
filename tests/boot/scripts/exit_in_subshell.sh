(echo a
exit 2
echo b)
echo $?
f() { exit 4
}
(f)
echo $?
