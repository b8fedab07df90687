cd data
p='*.txt'
echo $p
echo "$p"
for f in many/*
do echo $f
done
