x=
echo [$x] ["$x"] ''
set -- $x "$x"
echo $#
