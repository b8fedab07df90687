trap 'echo got $?' USR1
kill -USR1 $$
sh -c "kill -USR1 $$"
(sleep 0.3; kill -USR1 $$; sleep 0.5) & wait $!
echo $?
trap 'echo over; exit 5' TERM
(sleep 0.3; kill -TERM $$) &
while :; do sleep 0.1; done
