i=0
while [ $i -lt 300 ]
do echo line $i
i=$((i+1))
done | sort -r | sort | wc -l
