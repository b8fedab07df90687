p=/a/b/file.tar.gz
echo ${p##*/} ${p%.*} ${p%%.*} ${p#*/}
