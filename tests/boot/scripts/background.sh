sleep 0 & wait $!
echo $?
(exit 6) & wait $!
echo $?
wait
echo $?
