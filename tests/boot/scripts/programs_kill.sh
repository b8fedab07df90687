sleep 100 &
kill $!
wait $!
echo $?
sleep 100 &
kill -9 $!
wait $!
echo $?
sleep 100 &
sleep 1 # until the child ignores it
kill -INT $!
kill -KILL $!
wait $!
echo $?
kill 999999 2>/dev/null || echo no such process
