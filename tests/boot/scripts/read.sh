printf_lines() { cat data/lines
}
printf_lines | while read a b
do echo "$b-$a"
done
read x < data/text
echo "$x"
