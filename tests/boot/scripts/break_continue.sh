for i in 1 2 3 4 5
do if [ $i = 2 ]
then continue
fi
if [ $i = 4 ]
then break
fi
echo $i
done
