if true
then echo a
fi
if false
then echo b
elif true
then echo c
else echo d
fi
if ! true
then echo e
else echo f
fi
