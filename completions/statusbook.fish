# Completion of statusbook in fish. What may stand next is known to the program alone: statusbook complete.
function __statusbook_words
    set -l words (commandline --tokenize --current-process --cut-at-cursor)
    set -l typed (commandline --current-token --cut-at-cursor)
    # The value behind = is completed by itself; fish wants the whole word back.
    set -l option (string match --regex '^--[^=]+=' -- $typed)
    set -l value (string replace --regex '^--[^=]+=' '' -- $typed)
    for line in ($words[1] complete -- $words[2..-1] "$typed" 2>/dev/null)
        switch $line
            case :files
                printf "$option%s\n" (__fish_complete_path "$value")
            case :folders
                printf "$option%s\n" (__fish_complete_directories "$value" '')
            case '*'
                echo -- "$option$line"
        end
    end
end
complete --command statusbook --no-files --arguments '(__statusbook_words)'
