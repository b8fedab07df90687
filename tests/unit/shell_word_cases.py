# ruff: noqa: E501  (scripts are data, and some end in blanks)
"""Scripts that sh and dash must answer alike, on words: quoting, parameters, splitting, arithmetic, patterns.

They run as `test_shell_scripts` says; where POSIX leaves the answer open, dash's is taken.
"""

QUOTING: list[str] = [
    r"""echo 'a b'  "c  d" e\ f""",
    r"""echo "a'b" 'c"d' a\'b""",
    r"""printf '<%s>\n' "" '' a""''b""",
    r"""printf '<%s>\n' "\$x \` \" \\ \a \
joined" """,
    r"""printf '<%s>\n' a\
b""",
    r"""printf '<%s>\n' '\n' "\n" \n""",
    r"""x='a  b'; printf '<%s>\n' $x "$x" '$x' \$x""",
    r"""printf '<%s>\n' "$@" """,
    r"""printf '<%s>\n' $@""",
    r"""printf '<%s>\n' "$*" """,
    r"""printf '<%s>\n' $*""",
    r"""printf '<%s>\n' "a$@b" """,
    r"""set --; printf '<%s>\n' "$@" x""",
    r"""set --; printf '<%s>\n' "a$@" $@ "$*" """,
    r"""set -- "" ""; printf '<%s>\n' "$@" x $@ y""",
    r"""IFS=:; printf '<%s>\n' "$*" """,
    r"""IFS=; set -- a b; printf '<%s>\n' "$*" $*""",
    r"""unset IFS; set -- a b; printf '<%s>\n' "$*" """,
    r"""echo a#b #comment
# another
echo c""",
    r"""echo $'x' "$" $ "a$" """,
    r"""echo "$(echo "a  b")" $(echo "a  b")""",
    r"""echo `echo a; echo \`echo b\`` "`echo "c  d"`" """,
    r"""echo "`echo \"x  y\"`" """,
    r"""echo "a\\b" 'a\\b' a\\b""",
    r"""printf '%s\n' "a
b" 'c
d'""",
    'echo é ü \'日本\' "ß"; x=é; echo "$x"',
    r"""echo "}" '}' } { a} ; echo !""",
    r"""echo if then; echo "if"; \if 2>/dev/null; echo $?""",
]

PARAMETERS: list[str] = [
    r"""echo $# $1 $2 $0 ${1} ${10} "${#}" """,
    r"""set a b c d e f g h i j k; echo $10 ${10} ${11}""",
    r"""x=; echo ${x-a} ${x:-b} ${y-c} ${y:-d}""",
    r"""x=; echo ${x+a} ${x:+b} ${y+c} ${y:+d} e""",
    r"""x=; echo ${x=a} ${x:=b} ${y=c} "$x" $y""",
    r"""x=v; echo ${x:-no} ${x:+yes} ${x:=no} ${x:?no}""",
    r"""echo ${y:?gone} ; echo not here""",
    r"""echo ${y?}; echo not here""",
    r"""(echo ${y:?gone}) 2>/dev/null; echo $?""",
    r"""x=abcabc; echo ${x#a} ${x#*b} ${x##*b} ${x%c} ${x%b*} ${x%%b*}""",
    r"""x=/usr/local/bin/sh; echo ${x##*/} ${x%/*} ${x#/*/} ${x%%/*}e""",
    r"""x='a*b'; echo "${x#a\*}" "${x#'a*'}" "${x#"a*"}" "${x#a*}" """,
    r"""x=hello; echo ${#x} ${#y} ${#}""",
    r"""printf '<%s>\n' ${y:-a b} "${y:-a b}" ${y:-"a b"} ${y:-'a b'}""",
    r"""printf '<%s>\n' "${y:-'a b'}" "${y:-"a b"}" "${y:-\}}" """,
    r"""x='a b'; printf '<%s>\n' ${x:+$x c} "${x:+$x c}" """,
    r"""printf '<%s>\n' ${y:-$(echo p q)} ${y:-`echo r`} ${y:-$((1+2))}""",
    r"""printf '<%s>\n' ${x:-${y:-${z:-deep er}}}""",
    r"""printf '<%s>\n' "${@:-none}" "${@+some}" """,
    r"""set --; printf '<%s>\n' "${@:-none}" "${@:+some}" x""",
    r"""set --; printf '<%s>\n' ${1+"$@"} end; set -- 'a b' c; printf '<%s>\n' ${1+"$@"}""",
    r"""x=1 y=2; echo $x$y ${x}3 "$x"4 $x.5""",
    r"""x=a; x=$x$x; x=${x}b; echo $x; x="a  b"; y=$x; echo "$y" """,
    r"""x=*; echo "$x"; y=$x; echo "$y" """,
    r"""x=~; y=~/a:~/b z=a~; echo $x $y $z; echo ~ ~/c "~" a~ \~ '~'""",
    r"""echo ~nobodyknows; PATHS=~/bin:/x; echo $PATHS; echo x=~""",
    r"""echo ${y:-~} ${y:-~/a} "${y:-~}" """,
    r"""x=a; unset x; echo ${x-unset}; readonly r=1; echo $r; r=2; echo no""",
    r"""echo $? ; false; echo $?; true; echo $?; (exit 7); echo $?""",
    r"""x=$(exit 3); echo $?; x=y; echo $?""",
    r"""set -u; echo ${nope-fine}; echo $nope; echo no""",
    r"""set -- a b c; shift; echo $# $*; shift 2; echo $#; shift 5; echo no""",
    r"""echo ${x!}; echo not here""",
    r"""x=abc; echo ${x%%[bc]*} ${x#[!b]} ${x%[a-c]}""",
    r"""x=aXbXc; p='*X'; echo ${x##$p} ${x##"$p"} "${x##$p}" """,
    r"""x='a}b'; echo ${x%\}*} "${x%\}*}" ${x%'}'*}""",
    r"""echo ${#1} ${#2}; x=12345678901; echo ${#x}""",
    r"""set -- 'a b' 'c d'; x=$*; y=$@; z="$@"; printf '<%s>\n' "$x" "$y" "$z" """,
    r"""set -- 'a b' 'c d'; IFS=:; x=$*; y="$*"; printf '<%s>\n' "$x" "$y" """,
    r"""set -f; echo *; set +f; echo *.txt; case $- in *f*) echo f;; *) echo no;; esac""",
    r"""a=1; { a=2; }; echo $a; (a=3); echo $a""",
    r"""FOO=bar sh -c 'echo $FOO'; echo "[$FOO]"; export FOO=x; sh -c 'echo $FOO'""",
    r"""x=5 : ; echo "[$x]"; f() { echo $y; }; y=7 f; echo "[$y]" """,
]

SPLITTING: list[str] = [
    r"""IFS=:; x=a:b::c:; printf '<%s>\n' $x""",
    r"""IFS=:; x=:a; printf '<%s>\n' $x""",
    r"""IFS=': '; x='a : b  c:d:'; printf '<%s>\n' $x""",
    r"""IFS=' :'; x=' : a'; printf '<%s>\n' $x""",
    r"""x='  a  b  '; printf '<%s>\n' $x; printf '<%s>\n' "x"$x"y" """,
    r"""x=' a'; y='b '; printf '<%s>\n' p$x$y''q""",
    r"""IFS=; x='a b'; printf '<%s>\n' $x""",
    r"""IFS=,; x=a,b; printf '<%s>\n' $x,c "$x" ${x}d""",
    r"""IFS=:; printf '<%s>\n' $(echo a:b c:d) a:b""",
    r"""IFS=x; printf '<%s>\n' axb $((1)) ${y:-axb}""",
    r"""IFS=1; printf '<%s>\n' $((212)) "$((212))" """,
    r"""printf '<%s>\n' $(printf 'a\n\nb\n\n\n')""",
    r"""x=$(printf 'a\n\nb\n\n\n'); printf '<%s>\n' "$x" """,
    r"""x=; printf '<%s>\n' $x end; printf '<%s>\n' "$x"$x; printf '<%s>\n' $x"" """,
    r"""IFS=:; x=a:; printf '<%s>\n' ${x}b $x""b""",
    r"""IFS=-; set -- a-b c; printf '<%s>\n' $@ $* "$@" """,
    r"""IFS='
'; x='a b
c d'; printf '<%s>\n' $x""",
]

ARITHMETIC: list[str] = [
    r"""echo $((1+2*3)) $(((1+2)*3)) $((7/2)) $((-7/2)) $((7%3)) $((-7%3)) $((7%-3))""",
    r"""x=5; echo $((x)) $(($x+1)) $((x*x)) $((y+1)) $((-x)) $((+x)) $((!x)) $((~x))""",
    r"""echo $((1<2)) $((2<=1)) $((1==1)) $((1!=1)) $((3>2)) $((3>=4))""",
    r"""echo $((6&3)) $((6|3)) $((6^3)) $((1<<4)) $((256>>2)) $((1&&0)) $((1||0))""",
    r"""echo $((1?2:3)) $((0?2:3)) $((1?0?4:5:6))""",
    r"""echo $((x=3)) $x $((x+=2)) $x $((x-=1)) $((x*=3)) $((x/=2)) $((x%=4)) $((x<<=3)) $((x>>=1)) $((x|=1)) $x""",
    r"""echo $((0x1f)) $((017)) $((0)) $((0xFF&0x0F))""",
    r"""echo $((1||(x=5))) "[$x]" $((0&&(y=5))) "[$y]" $((0||1&&0))""",
    r"""echo $((1/0)); echo no""",
    r"""echo $((1+)); echo no""",
    r"""x=abc; echo $((x)); echo no""",
    r"""echo $(( 1 +
2 )) "$(( $(echo 4) * ${z:-2} ))" """,
    r"""i=0; while [ $i -lt 3 ]; do i=$((i+1)); done; echo $i""",
    r"""echo $((9223372036854775807)) $((-9223372036854775807))""",
    r"""echo $((2-3-4)) $((2-(3-4))) $((100/10/2)) $((1<<2<<3)) $((5>3>1)) $((1+2<<1)) $((1|2==2))""",
    r"""x=' 7 '; echo $((x+1)); x=-3; echo $((x-1)) $((-x)) $((- -4))""",
]

GLOBBING: list[str] = [
    r"""echo *""",
    r"""echo *.txt a* "*" \* '*'.txt *nothing*""",
    r"""echo .h* .*den ?.txt [ab].txt [!a].txt [a-b]*""",
    r"""echo sub/* */c.txt */ ./*.txt s*/c* """,
    r"""echo [[:alpha:]].txt [[:digit:]]* [.txt ["a"b].txt [a"-"b].txt""",
    r"""for f in *; do echo "<$f>"; done""",
    r"""x='*.txt'; echo $x "$x"; x="with*"; printf '<%s>\n' $x""",
    r"""echo "a"*.t?t 'a'?txt a.\*""",
    r"""case abc in a*c) echo 1;; esac; case a.c in a\*c) echo 2;; a?c) echo 3;; esac""",
    r"""case "*" in "*") echo 1;; esac; case x in "*") echo 2;; *) echo 3;; esac""",
    r"""case ']' in []]) echo 1;; esac; case - in [a-]) echo 2;; esac; case b in [!a]) echo 3;; esac""",
    r"""case 'a[' in a[) echo 1;; esac; case 'a\b' in 'a\b') echo 2;; esac; case a/b in a*b) echo 3;; esac""",
    r"""p='a*'; case abc in $p) echo 1;; esac; case abc in "$p") echo 2;; *) echo 3;; esac""",
    r"""case "" in "") echo empty;; esac; case x in '') echo 1;; ?) echo 2;; esac""",
    r"""case abcabcabd in *abc*abd) echo 1;; esac; case aaa in *a*a*a*a*) echo 2;; *a*a*a*) echo 3;; esac""",
    r"""cd sub; echo ../*.txt; echo /dev/nul[l]""",
]
