alias say='echo said' again='say '
say one
alias what=thing
again what
unalias say
say two 2>/dev/null || echo gone
umask g+w; umask
printf '%5.2f|%e\n' 3.14159 1024
