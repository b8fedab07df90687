echo 'single $x `y` \z' "double $((1+1)) \$x \\ \"q\"" plain\ word a"b"'c'
