x='echo $y'
y=5
eval $x
eval 'z=6
echo $z'
