x='one  two   three'
set -- $x
echo $# "$1" "$3"
IFS=:
y=a:b::c
set -- $y
echo $# $4
