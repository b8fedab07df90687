x=1
y="$x$x"
echo $y ${y} ${y}3 ${z:-default} ${x:+set} ${z:+set} ${#y}
echo ${w:=given}
echo $w
