x=1
(x=2
echo $x)
echo $x
{ x=3
echo $x
}
echo $x
(cd /
true)
(exit 9)
echo $?
