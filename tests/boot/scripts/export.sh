export A=1; B=2
sh -c 'echo [$A] [$B]'; C=3 sh -c 'echo $C'; echo [$C]; unset A
sh -c 'echo [$A]'
