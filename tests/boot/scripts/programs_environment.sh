A=1 B='two words' env | grep -F -e A=1 -e 'B=two words' | sort
env C=3 sh -c 'echo $C'
true
echo $?
false
echo $?
cd data/many
pwd | grep -F -c many
sleep 0.1
echo $?
