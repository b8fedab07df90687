true
echo $?
false
echo $?
(exit 5)
echo $?
! true
echo $?
! false
echo $?
