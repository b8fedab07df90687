f() { echo "f $1 $#"
return 3
}
f a b
echo $?
g() { f "$@"
echo $?
}
g x
h() { x=inner
}
x=outer
h
echo $x
