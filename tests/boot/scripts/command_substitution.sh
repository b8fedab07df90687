x=$(echo one
echo two)
echo "$x"
echo $x
echo $(echo $(echo nested)) `echo back`
