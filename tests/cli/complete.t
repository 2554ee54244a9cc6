# What may stand next on a command line: from the program's own tables, and so what its help says; and in real shells.
use strict;
use warnings;
use Test::More;
use Cwd 'getcwd';
use File::Temp 'tempdir';
use Book;

my $root = getcwd();
my $book = golden_book();
mkdir "$book/locales/pt" or die "$!";

# The words that are offered behind these.
sub offered {
    my ($status, $out, $errors) = statusbook('complete', '--', @_);
    is("$status$errors", '0', "complete @_") if $status ne '0' || $errors ne '';
    return map { (split /\t/)[0] } split /\n/, $out;
}

# The names of the commands that a help lists.
sub listed {
    my ($help) = @_;
    my ($part) = $help =~ /^Commands:\n(.*?)(?:\n\n|\z)/ms or die "no commands in\n$help";
    return $part =~ /^  (\S+)/mg;
}

my @commands = listed((statusbook('help'))[1]);
my %group = map { my $group = $_; $group => [listed((statusbook($group, '--help'))[1])] } 'l10n', 'new';
my @l10n = @{$group{l10n}};
cmp_ok(@commands, '>', 6, 'help lists commands');
cmp_ok(@l10n, '>', 10, 'l10n lists commands');
is_deeply([offered('')], \@commands, 'first stands a command');
is_deeply([offered($_, '')], $group{$_}, "behind $_ one of its own") for 'l10n', 'new';

# What the help of a command says of its options: each long name, and whether it takes a value.
for my $command ((map { [$_] } grep { $_ ne 'help' && !$group{$_} } @commands),
                 map { my $group = $_; map { [$group, $_] } @{$group{$group}} } sort keys %group) {
    my ($options) = (statusbook(@$command, '--help'))[1] =~ /^Options:\n(.*)/ms or die "no options of @$command";
    my @long = $options =~ /(--[\w-]+)/g;
    my $is_complete = $command->[0] eq 'complete';
    is_deeply([sort(offered(@$command, '-'))], $is_complete ? [] : [sort @long], "@$command: its options");
}

# By hand: what would be missed if the help and the completion lacked the same.
is_deeply([offered('b')], ['build'], 'a command by its first letter');
is_deeply([offered('-')], ['-C', '--help', '--version'], 'options before the command');
is_deeply([offered('build', '--ou')], ['--out'], 'an option by its start');
is_deeply([offered('build', '--out', '')], [':folders'], 'a value of its own');
is_deeply([offered('build', '--out=')], [':folders'], 'a value behind =');
is_deeply([offered('build', '-o', 'si')], [':folders'], 'a value behind a short option');
is_deeply([offered('build', '--out=site', '--st')], ['--strict'], 'an option behind a value');
is_deeply([offered('-C', $book, 'build', '--lang', 'ja,p')], ['ja,pt'], 'the second of a list');
is_deeply([offered('-C', $book, 'build', '--lang=e')], ['en'], 'English too can be printed alone');
is_deeply([offered('-C', $book, 'build', '--protocol', '')], ['http', 'sip'], 'a protocol');
is_deeply([offered('-C', $book, 'build', '--only', 'http/41')], ['http/410'], 'the page of a code');
is_deeply([sort(offered('-C', $book, 'build', '--only', 'http/m'))], ['http/matrix'], 'a page of another kind');
is_deeply([offered('-C', $book, 'build', '--only', 'http/4x')], ['http/4xx'], 'the page of a class');
is_deeply([offered('-C', $book, 'build', '--only', 'http/200,http/404-vs-50')], [map { "http/200,http/404-vs-$_" } 502, 503],
    'the page of a pair, in a list');
is_deeply([offered('-C', $book, 'build', '--only', 'html/404-vs-')], [], 'no pair of a protocol that is not there');
is_deeply([offered('build', '--tar', '')], [':files'], 'a file to write');
is_deeply([offered('build', '-j', '')], [], 'a number is nobody\'s guess');
is_deeply([offered('l10n', 'status', '--format', '')], ['table', 'json', 'markdown'], 'a choice');
is_deeply([offered('l10n', 'check', '--format=g')], ['github'], 'a choice behind =');
is_deeply([offered('l10n', 'import', '')], [':files'], 'a file');
is_deeply([offered('schema', 'co')], ['code'], 'a kind of file');
is_deeply([offered('manual', 'me')], ['messages'], 'a list of the manual');
is_deeply([offered('help', 'unknown-f')], ['unknown-field'], 'a message');
is_deeply([offered('help', 'bu')], ['build'], 'a command to explain');
is_deeply([offered('new', 'book', '')], [':folders'], 'where a book may begin');
is_deeply([offered('new', 'book', '--lang', 'e')], ['en', 'es'], 'the languages that the program has');
is_deeply([offered('-C', $book, 'new', 'code', 'h')], ['http/'], 'the protocol of a new code');
is_deeply([offered('-C', $book, 'new', 'protocol', '')], [], 'a new name is nobody\'s guess');
is_deeply([offered('-C', '')], [':folders'], 'a folder to go to');
is_deeply([offered('-C', $book, 'l10n', 'todo', '')], ['ja', 'pt'], 'the languages of a book elsewhere');
is_deeply([offered('-C', $book, 'l10n', 'diff', 'ja', 'http/404-')], ['http/404-vs-410'], 'what is translated');
is_deeply([offered('-C', $book, 'l10n', 'diff', 'ja', 'http/404', '')], [], 'nothing behind the last argument');
is_deeply([offered('-C', "$book/none", 'l10n', '')], [], 'no such folder');
is_deeply([offered('print', '')], [], 'no such command');
is_deeply([offered('l10n', 'print', '')], [], 'no such command of l10n');
is_deeply([offered('complete', '')], [], 'its own words are the shell\'s');
is_deeply([offered()], [], 'no words at all');
is((statusbook('complete', 'bu'))[0], 2, 'words without -- are wrong use');
like((statusbook('complete', '--help'))[1], qr/Usage/, 'its own help');

# ---- Shells: a line is typed, and what would be offered is printed ----

my $bin = tempdir(CLEANUP => 1);
my $program = $ENV{STATUSBOOK} // 'build/statusbook';
symlink $program =~ m{^/} ? $program : "$root/$program", "$bin/statusbook" or die "$!";
my $place = tempdir(CLEANUP => 1);
mkdir "$place/$_" for 'site one', 'sip';
write_file("$place/side.po", '');

sub shell_says {
    my ($shell, $line) = @_;
    local $ENV{PATH} = "$bin:$ENV{PATH}";
    local $ENV{LINE} = $line;
    my $calls = {
        bash => ['bash', '--norc', '-c', "compopt() { :; }; . '$root/completions/statusbook.bash'; COMP_LINE=\$LINE COMP_POINT=\${#LINE}; "
              . '_statusbook statusbook; [ ${#COMPREPLY[@]} = 0 ] || printf "%s\n" "${COMPREPLY[@]}"'],
        fish => ['fish', '--no-config', '-c', "source '$root/completions/statusbook.fish'; complete -C \"\$LINE\" | string replace -r '\\t.*' ''"],
        # The parts of zsh that offer are stubs; a line with = is split as compset does.
        zsh => ['zsh', '-f', '-c', 'compset() { [[ $PREFIX = --*=* ]] && PREFIX=${PREFIX#*=} }; _files() { [[ $1 = -/ ]] && print -rl -- $~PREFIX*(N/) || print -rl -- $~PREFIX*(N) };'
              . ' _describe() { print -rl -- ${${(P)4}%%:*} }; words=(${(z)LINE}); [[ $LINE = *" " ]] && words+=("");'
              . " CURRENT=\$#words PREFIX=\$words[-1]; f() { . '$root/completions/_statusbook' }; f"],
    };
    open my $out, '-|', 'sh', '-c', 'cd "$0" && exec "$@"', $place, @{$calls->{$shell}} or die "$shell: $!";
    my @words = map { s/\s+\z//r } <$out>;
    close $out;
    return [sort @words];
}

for my $shell ('bash', 'zsh', 'fish') {
    SKIP: {
        skip "no $shell", 7 if system("command -v $shell >/dev/null") != 0;
        my $file = {bash => 'statusbook.bash', zsh => '_statusbook', fish => 'statusbook.fish'}->{$shell};
        is(system($shell, '-n', "completions/$file"), 0, "$shell: no error of syntax");
        is_deeply(shell_says($shell, 'statusbook '), [sort @commands], "$shell: commands");
        is_deeply(shell_says($shell, 'statusbook build --stri'), ['--strict'], "$shell: an option");
        is_deeply(shell_says($shell, "statusbook -C $book l10n todo "), ['ja', 'pt'], "$shell: languages of a book");
        my $choice = $shell eq 'fish' ? '--format=markdown' : 'markdown';
        is_deeply(shell_says($shell, 'statusbook l10n status --format=m'), [$choice], "$shell: a value behind =");
        is_deeply([map { s{\\|/\z}{}gr } @{shell_says($shell, 'statusbook build -o si')}],
                  ['sip', 'site one'], "$shell: folders");
        ok((grep { /side\.po/ } @{shell_says($shell, 'statusbook l10n import si')}), "$shell: files");
    }
}
done_testing();
