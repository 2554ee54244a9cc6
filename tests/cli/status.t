# How a build ends and what it says: each exit status, in each form of messages, and where what is printed goes.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use JSON::PP;
use Book;

my ($fine, $poor, $wrong) = (golden_book(), golden_book(), diag_book('unknown-field'));
write_file("$poor/locales/ja/http/999.yaml", "name: {en: Nothing, text: Nothing}\n");
my $folder = tempdir(CLEANUP => 1);
my $page   = "$folder/page";
write_file("$folder/file", '');

# name => [status, book, options]
my %endings = (
    'all is well'                      => [0, $fine,  '-o', "$folder/fine"],
    'a dry build'                      => [0, $fine,  '-o', "$folder/dry", '--dry-run'],
    'an archive'                       => [0, $fine,  '--tar', "$folder/fine.tar"],
    'a warning'                        => [0, $poor,  '-o', "$folder/poor"],
    'a warning under --strict'         => [1, $poor,  '-o', "$folder/none", '--strict'],
    'an error of the book'             => [1, $wrong, '-o', "$folder/none"],
    'an argument too many'             => [2, $fine,  'sip'],
    'two places'                       => [2, $fine,  '-o', "$folder/none", '--tar', "$folder/none"],
    'a page that is not there'         => [2, $fine,  '-o', "$folder/none", '--only', 'http/999'],
    'a page outside of the languages'  => [2, $fine,  '-o', "$folder/none", '--only', 'en/http/404', '--lang', 'ja'],
    'a language that is not there'     => [2, $fine,  '-o', "$folder/none", '--lang', 'jp'],
    'no languages'                     => [2, $fine,  '-o', "$folder/none", '--lang', ', '],
    'no part of any'                   => [2, $fine,  '-o', "$folder/none", '--shard', '3/2'],
    'no address'                       => [2, $fine,  '-o', "$folder/none", '--base-url', 'example.org'],
    'an unknown word'                  => [2, $fine,  '-o', "$folder/none", '--changes', "$folder/none", '--changes-as', 'files'],
    'a place that cannot be'           => [3, $fine,  '-o', "$folder/file/none"],
    'a place of others'                => [3, $fine,  '-o', $fine],
    'a dry build to a place of others' => [3, $fine,  '-o', $fine, '-n'],
    'no baseline'                      => [3, $fine,  '-o', "$folder/none", '--baseline', "$folder/nothing"],
    'a baseline that is none'          => [3, $fine,  '-o', "$folder/none", '--baseline', 'site.yaml'],
    'an archive that would lie'        => [2, $fine,  '--tar', "$folder/none.tar.gz"],
    'no time'                          => [2, $fine,  '--tar', "$folder/none"],
    'lists that cannot be'             => [3, $fine,  '-o', "$folder/none", '--changes', "$folder/file/lists"],
    'an archive to a full device'      => [3, $fine,  '--tar', '/dev/full'],
);

sub end_with {
    my ($name, @form) = @_;
    my (undef, $book, @options) = @{$endings{$name}};
    unlink $page;
    my $epoch = $name eq 'no time' ? 'yesterday' : '';
    return statusbook({GITHUB_STEP_SUMMARY => $page, SOURCE_DATE_EPOCH => $epoch}, '-C', $book, 'build', @options, @form);
}

my $summary = qr/\A[^\n]+: pages: \d+, files: \d+, .*\ntranslated: en 100 %, ja \d+ %\n(?:[^\n]+\n)*\z/;

for my $name (sort keys %endings) {
    my $wanted = $endings{$name}[0];
    my ($status, $out, $errors) = end_with($name);
    is($status, $wanted, "$name: status");
    like($out, $wanted ? qr/\A\z/ : $summary, "$name: standard output");
    like($errors, qr/\Astatusbook build: [^\n]+\n\z/, "$name: it says why") if $wanted > 1;
    like($errors, qr/^[\w\/.-]+(?::\d+:\d+)?: (?:error|warning): /m, "$name: it says where") if $wanted == 1;
    ok(!-e $page, "$name: no page of a workflow");

    ($status, $out, $errors) = end_with($name, '--quiet');
    is("$status '$out'", "$wanted ''", "$name, --quiet: status, and nothing on standard output");

    ($status, $out, $errors) = end_with($name, '--log', 'json');
    is("$status '$out'", "$wanted ''", "$name, --log json: status, and nothing on standard output");
    my @events = map { eval { decode_json($_) } // {event => "no JSON: $_"} } split /\n/, $errors;
    my %times;
    $times{$_->{event}}++ for @events;
    my %expected = $wanted == 0 ? (summary => 1) : (failure => 1);
    $expected{message} = $times{message} if $times{message};
    is_deeply(\%times, \%expected, "$name, --log json: an object a line");
    is($events[-1]{status}, $wanted, "$name, --log json: the last has the status") if $wanted > 0;
    is($events[-2]{severity}, $name =~ /strict/ ? 'warning' : 'error', "$name, --log json: the one before is a message") if $wanted == 1;

    ($status, $out, $errors) = end_with($name, '--format', 'json');
    is($status, $wanted, "$name, --format json: status");
    my $messages = eval { decode_json($out) };
    is(ref $messages, 'ARRAY', "$name, --format json: standard output is one array");
    is(scalar @$messages, $times{message} // 0, "$name, --format json: the same messages");
    like($errors, $wanted == 0 ? $summary : $wanted == 1 ? qr/\A\z/ : qr/\Astatusbook build: [^\n]+\n\z/, "$name, --format json: standard error");

    ($status, $out, $errors) = end_with($name, '--format', 'github');
    is($status, $wanted, "$name, --format github: status");
    my @annotations = $out =~ /^(::(?:error|warning) (?:file=|title=statusbook build::).*)$/mg;
    is(scalar @annotations, ($times{message} // 0) + ($wanted > 1), "$name, --format github: annotations");
    like(-e $page ? read_file($page) : '', $wanted ? qr/\A### statusbook\n\n(?:The|the) site was not printed/ : qr/\A### statusbook\n\n\|/, "$name, --format github: the page of the workflow says how it went");
}
ok(!-e "$folder/none", 'nothing of what failed was begun');

# A page of the workflow is appended to.
write_file($page, "# before\n");
statusbook({GITHUB_STEP_SUMMARY => $page}, '-C', $fine, 'build', '-q', '--format', 'github', '-o', "$folder/fine") for 1, 2;
my $written = read_file($page);
like($written, qr/\A# before\n### statusbook\n/, 'the page of the workflow: what was there stays');
is(scalar(() = $written =~ /^### statusbook$/mg), 2, 'each build adds its own, also a quiet one');
like($written, qr/^\| pages \| \d+ \|$/m, 'with pages');
like($written, qr/^\| added, changed, removed \| 0, 0, 0 \|$/m, 'with changes');
like($written, qr/^\| translated \| en 100 %, ja \d+ % \|$/m, 'and languages');
my ($status, undef, $errors) = statusbook({GITHUB_STEP_SUMMARY => "$folder/file/page"}, '-C', $fine, 'build', '--format', 'github', '-o', "$folder/fine");
is($status, 0, 'a page that cannot be written is no failure of the site');
like($errors, qr/could not append to '\Q$folder\E\/file\/page'/, 'but it is said');

# What a summary says, for programs.
my (undef, undef, $log) = statusbook('-C', $fine, 'build', '--log', 'json', '-o', "$folder/summary");
my $said = decode_json($log);
is($said->{place}, "$folder/summary", 'the summary for programs: the place');
is($said->{files}, scalar(() = files_of("$folder/summary")) - 1, 'files, without the manifest');
is($said->{pages}, scalar(grep { /\.html$/ } files_of("$folder/summary")), 'pages');
is($said->{bytes} + -s "$folder/summary/.statusbook/manifest", eval { my $n = 0; $n += -s "$folder/summary/$_" for files_of("$folder/summary"); $n }, 'bytes');
is_deeply([@$said{'added', 'changed', 'removed', 'written'}], [$said->{files}, 0, 0, $said->{files}], 'changes');
is($said->{in_place} ? 'yes' : 'no', 'no', 'the way');
is_deeply([sort keys %{$said->{languages}}], ['en', 'ja'], 'languages');
is($said->{languages}{en}{done}, $said->{languages}{en}{texts}, 'English has all texts');

# What goes to standard output is the archive and nothing else.
my (undef, $archive) = statusbook({SOURCE_DATE_EPOCH => 1}, '-C', $poor, 'build', '-q', '--tar', '-');
for my $form ([], ['--format', 'github'], ['--format', 'json'], ['--log', 'json']) {
    my ($status, $out, $errors) = statusbook({SOURCE_DATE_EPOCH => 1}, '-C', $poor, 'build', '--tar', '-', @$form);
    is($status, 0, "--tar - @$form: status");
    ok($out eq $archive, "--tar - @$form: standard output is the archive");
    like($errors, qr/999/, "--tar - @$form: messages are on standard error");
}

# How far it is, on a terminal: here of an archive that is taken late and by halves.
SKIP: {
    skip 'no script(1) that makes a terminal', 7 if system('command -v script >/dev/null') != 0;
    my $program = $ENV{STATUSBOOK} // 'build/statusbook';
    my $shown   = sub {
        my $command = "'$program' -C '$fine' build --tar - @_ | (sleep 0.5; head -c 300000; sleep 0.5; cat) >/dev/null";
        return `script -qec "$command" /dev/null </dev/null`;
    };
    my $said  = $shown->();
    my @lines = $said =~ /\r\e\[K(pages: [^\r\n]*)/g;
    my $form  = qr/\Apages: (?:0 of \d+, 0 %|[1-9]\d* of \d+, \d+ %, \d+ a second, \d+ s left)\z/;
    cmp_ok(scalar(@lines), '>', 2, 'a line tells how far it is');
    is(join("\n", grep { !/$form/ } @lines), '', 'pages, rate and time left; before the first page nobody knows these');
    like($lines[-1], qr/ s left/, 'it goes on');
    like($said, qr/\r\e\[K-: pages: /, 'it is gone when the summary is said');
    for my $quiet ('--quiet', '--log json', '2>/dev/null') {
        unlike($shown->($quiet), qr/s left/, "none with $quiet");
    }
}
done_testing();
