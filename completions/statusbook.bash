# Completion of statusbook in bash. What may stand next is known to the program alone: statusbook complete.
_statusbook() {
    local typed=${COMP_LINE:0:COMP_POINT} words line
    read -ra words <<<"$typed"
    [[ $typed != *[[:space:]] ]] || words+=("")
    local current=${words[-1]}
    # Bash takes the value behind = for a word of its own.
    [[ $current != --*=* ]] || current=${current#*=}
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
        :files)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
        :folders)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -d -- "$current")
            ;;
        *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <("${1/#\~/$HOME}" complete -- "${words[@]:1}" 2>/dev/null)
}
complete -F _statusbook statusbook
