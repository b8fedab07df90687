read x < data/empty
echo $?
while read -r line
do echo "[$line]"
done < data/lines
