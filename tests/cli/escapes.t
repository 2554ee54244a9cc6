# What a name of a file, or a line of one, would do to a terminal, a log, a workflow or a program that reads JSON: nothing.
use strict;
use warnings;
use Test::More;
use JSON::PP;
use Book;

# Names that somebody may send: a new line with a command of a workflow, a sequence of a terminal, a turn of the line,
# bytes that are no UTF-8.
my %names = (
    'a new line'      => "x\n::error::pwned.yaml",
    'a carriage'      => "x\r::error::pwned.yaml",
    'a colour'        => "\e[31mred\e]0;title\a.yaml",
    'a turn'          => "a\xe2\x80\xaelmay.yaml",
    'no UTF-8'        => "\xff\xfe.yaml",
    'a control of C1' => "a\xc2\x9b31m.yaml",
    'no width'        => "40\xe2\x80\x8b4\xe2\x80\x8d.yaml",
);
# What has no width: a service that compares by the rules of a language does not see it.
my $unseen = qr/(?:\xc2\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0|\xef\xbb\xbf)/;
my $harm = qr/[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xc2[\x80-\x9f]|\xff|\xfe|^\s*::(?!(?:error|warning) (?:file|title)=|group::|endgroup::)|#$unseen*#(?:\w|$unseen)*\[|^(?:\s|\xc2\xa0|\xe3\x80\x80|$unseen)+::/m;

for my $name (sort keys %names) {
    my $book = diag_book('base');
    write_file("$book/codes/http/$names{$name}", "code: x\n");
    write_file("$book/locales/es/$names{$name}", "a: b\n");
    for my $format ('human', 'github', 'json') {
        my ($status, $out, $errors) = statusbook('-C', $book, 'check', '--format', $format);
        is($status, 1, "$name, $format: it is no name of a file of a book");
        unlike("$out$errors", $harm, "$name, $format: nothing of it is obeyed");
        unlike("$out$errors", $unseen, "$name, $format: nothing of it is unseen");
        ok(eval { decode_json($out); 1 }, "$name, $format: it can be read") if $format eq 'json';
    }
    for my $log ([], ['--log', 'json'], ['--format', 'github']) {
        my ($status, $out, $errors) = statusbook('-C', $book, 'build', '-o', "out/$names{$name}", @$log);
        unlike("$out$errors", $harm, "$name, build @$log: nothing of it is obeyed");
        ok(!(grep { !eval { decode_json($_); 1 } } split /\n/, $errors), "$name, build @$log: it can be read") if "@$log" =~ /log/;
    }
    unlink "$book/codes/http/$names{$name}", "$book/locales/es/$names{$name}";
    my ($status, $out, $errors) = statusbook('-C', $book, 'build', '-o', "out/$names{$name}");
    is($status, 0, "$name: a place that has it");
    unlike("$out$errors", qr/\e/, "$name: the summary does not say it as it is");
    system 'rm', '-rf', "$book/out";
    mkdir "$book/out";
    write_file("$book/out/$names{$name}", 'mine');
    ($status, $out, $errors) = statusbook('-C', $book, 'build', '-o', "out/$names{$name}");
    is($status, 3, "$name: a place that is a file");
    unlike("$out$errors", $harm, "$name: what is said of it");
    for my $arguments (['check', $names{$name}], ['l10n', 'import', $names{$name}], ['l10n', 'status', $names{$name}], ['schema', $names{$name}],
        ['manual', $names{$name}], ['help', $names{$name}], [$names{$name}], ["--$names{$name}"], ['build', "--$names{$name}"], ['-C', $names{$name}, 'check']) {
        ($status, $out, $errors) = statusbook('-C', $book, @$arguments);
        unlike("$out$errors", $harm, "$name: " . ($arguments->[0] eq $names{$name} ? 'the program' : $arguments->[0] =~ s/[^a-z0-9-]+/?/gr) . ' says nothing of it as it is');
    }
}

# Lines of a file that a message shows, and names that it says.
for my $line ('::error::pwned{{/x}}', '##[error]pwned{{/x}}', '  ::stop-commands::x{{/x}}', 'text ##[error]pwned{{/x}}', '##vso[task.x]pwned{{/x}}',
    '{{ x##[error]pwned }}', "#\xe2\x80\x8b#[error]pwned{{/x}}", "\xc2\xa0::error::pwned{{/x}}", "\xe3\x80\x80::error::pwned{{/x}}",
    "\xc2\xad::error::pwned{{/x}}", ":\xe2\x81\xa0:error::pwned{{/x}}") {
    my $book = diag_book('base');
    write_file("$book/templates/pair.mustache", read_file("$book/templates/pair.mustache") . "$line\n");
    for my $format ('human', 'github', 'json') {
        my ($status, $out, $errors) = statusbook('-C', $book, 'check', '--format', $format);
        is($status, 1, "$line, $format: status");
        unlike("$out$errors", $harm, "$line, $format: it is no command");
    }
}

# Names that only some systems cannot have.
my $book = diag_book('base');
my $yaml = read_file("$book/codes/http/410.yaml");
for my $id ('con', 'AUX', 'nul', 'com1', 'lpt9', 'con.1', 'com10', 'console') {
    write_file("$book/codes/http/$id.yaml", $yaml =~ s/410/$id/r);
    my (undef, undef, $errors) = statusbook('-C', $book, 'check');
    my $is_device = $id !~ /^(?:com10|console)$/;
    my $said = $errors =~ m{^codes/http/\Q$id\E\.yaml: warning: Windows keeps the name '\Q$id\E' for a device}m;
    ok($is_device ? $said : !$said, "a code '$id'");
    unlink "$book/codes/http/$id.yaml";
}
done_testing();
