if false
then echo x
fi
echo $?
if true
then false
fi
echo $?
