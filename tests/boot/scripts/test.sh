[ a = a ]
echo $?
[ a != a ]
echo $?
[ -z '' ]
echo $?
[ -n '' ]
echo $?
[ 3 -gt 2 -a 1 -le 1 ]
echo $?
[ ! x ]
echo $?
