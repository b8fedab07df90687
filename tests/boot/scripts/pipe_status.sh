false | true
echo $?
true | false
echo $?
echo x | (cat
exit 4)
echo $?
