echo $#
set -- q
echo $#
[ $$ -gt 0 ]
echo $?
sleep 0 & [ $! -gt 0 ]
echo $?
wait
