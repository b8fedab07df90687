: ignored $((x=4))
echo $x
while :
do break
done
echo done
