# The workflow that exchanges translations with Weblate: what is read has no right, what may write takes files alone, and
# a link that somebody puts into the branch leads nowhere.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Actions;
use Book;

plan skip_all => 'no YAML::PP' if !eval { require YAML::PP; 1 };
plan skip_all => 'no git' if system('command -v git >/dev/null') != 0;

my $workflow = yaml_of('docs/weblate.yml');
my %jobs     = %{$workflow->{jobs}};
is_deeply([sort keys %jobs], ['read', 'write'], 'two jobs');
is_deeply($workflow->{permissions}, {}, 'nobody may do anything by default');
is_deeply($jobs{read}{permissions}, {contents => 'read'}, 'the one that parses may read alone');
ok(!(grep { ($_->{run} // '') =~ /build\/statusbook|\.\/setup|make/ } @{$jobs{write}{steps}}), 'the one that may write runs nothing of the repository');
ok(!(grep { exists $_->{env}{GH_TOKEN} } @{$jobs{read}{steps}}) && !$jobs{read}{env}, 'the one that parses has no token');

my $tools = runner_tools();
my $temp  = tempdir(CLEANUP => 1);
my $git   = "$temp/origin.git";
my $main  = checkout_new(diag_book('base'));
write_file("$tools/gh", "#!/bin/sh\necho \"\$*\" >>'$temp/gh'\ncat '$temp/open'\n");
write_file("$temp/open", "0\n");
chmod 0755, "$tools/gh";
my @me = ('-c', 'user.name=a', '-c', 'user.email=a@example.org');

sub git { my ($folder, @arguments) = @_; return system('git', '-C', $folder, @me, @arguments) == 0 }

sub script_of {
    my ($job, $step) = @_;
    my ($found) = grep { ($_->{name} // '') eq $step } @{$jobs{$job}{steps}};
    return $found->{run};
}

system("git init -q --bare -b main '$git' && git init -q -b main '$main'") == 0 or die;
write_file("$main/.git/info/exclude", "/build\n");
git($main, 'add', '-A') && git($main, 'commit', '-qm', 'Begin') && git($main, 'remote', 'add', 'origin', $git) && git($main, 'push', '-q', 'origin', 'main') or die;

my $n = 0;
sub exchange {
    my ($meanwhile) = @_;
    my $runner = "$temp/" . ++$n;
    mkdir $runner;
    git($main, 'fetch', '-q', 'origin');
    my %environment = (RUNNER_TEMP => $runner, GITHUB_STEP_SUMMARY => "$runner/summary", GITHUB_WORKSPACE => $main, GH_TOKEN => 'x');
    my ($status, $said) = run_commands(script_of('read', 'Read what came back'), $main, $tools, %environment);
    my ($again, $more) = run_commands(script_of('read', 'Write the PO files anew'), $main, $tools, %environment);
    return ($runner, "$status$again", $said . $more) if "$status$again" ne '00';
    $meanwhile->() if $meanwhile;
    git($main, 'fetch', '-q', 'origin');
    git($main, 'stash', '-q', '-u');
    my ($written, $told) = run_commands(script_of('write', 'Take what was read'), $main, $tools, %environment);
    git($main, 'checkout', '-q', 'main');
    return ($runner, $written, $said . $more . $told);
}

my ($runner, $status, $said) = exchange();
is($status, 0, 'the first exchange') or diag($said);
my $po = `git -C '$git' show weblate:po/http/es.po`;
like($po, qr/^"Language: es\\n"$/m, 'the branch has PO files');
unlike(`git -C '$git' ls-tree -r --name-only weblate`, qr/^(?!po\/)/m, 'and nothing else');

# Somebody translates, and puts a link beside it.
my $work = "$temp/weblate";
system("git clone -q -b weblate '$git' '$work'") == 0 or die;
$po =~ s/^#, fuzzy.*\n//mg;
$po =~ s/^(msgctxt "http\/404\/gloss"\n(?:.*\n)*?msgstr ).*\n/$1"::error::otra cosa"\n/m or die $po;
write_file("$work/po/http/es.po", $po);
symlink '/etc/passwd', "$work/po/http/ja.po" or die;
git($work, 'add', '-A') && git($work, 'commit', '-qm', 'Translate') && git($work, 'push', '-q', 'origin', 'weblate') or die;
($runner, $status, $said) = exchange();
is($status, 0, 'what was translated comes back') or diag($said);
like(`git -C '$git' show translations:locales/es/http/404.yaml`, qr/otra cosa/, 'as a branch');
is(`git -C '$git' diff --name-only main translations`, "locales/es/http/404.yaml\n", 'with that file alone');
like(read_file("$temp/gh"), qr/^pr create --head translations/m, 'and a pull request');
unlike($said, qr/^\s*::/m, 'no line of the log is a command');
unlike($said, qr/root:/, 'and the link was not followed');

# While the pull request is open the branch is written where something has changed, and where nobody else has written to it.
sub head_of { return `git -C '$git' rev-parse '$_[0]'` }
write_file("$temp/open", "1\n");
my $head = head_of('translations');
($runner, $status, $said) = exchange();
is($status, 0, 'once more') or diag($said);
is(head_of('translations'), $head, 'what is the same is not pushed again');
system("git clone -q -b translations '$git' '$temp/reviewer'") == 0 or die;
write_file("$temp/reviewer/locales/es/http/404.yaml", read_file("$temp/reviewer/locales/es/http/404.yaml") =~ s/otra cosa/algo mejor/r);
git("$temp/reviewer", 'commit', '-qam', 'Say it better') && git("$temp/reviewer", 'push', '-q', 'origin', 'translations') or die;
($runner, $status, $said) = exchange();
is($status, 0, 'a reviewer has mended it there') or diag($said);
like(`git -C '$git' show translations:locales/es/http/404.yaml`, qr/algo mejor/, 'that stays');
like($said, qr/^somebody else has committed to the branch translations/m, 'and is said');

# Merged; then Weblate writes on while a run is on its way.
git($main, 'fetch', '-q', 'origin') && git($main, 'merge', '-q', 'origin/translations') && git($main, 'push', '-q', 'origin', 'main') or die;
write_file("$temp/open", "0\n");
($runner, $status, $said) = exchange();
($runner, $status, $said) = exchange(sub {
    git($work, 'pull', '-q', '--rebase') or die;
    write_file("$work/po/http/es.po", read_file("$work/po/http/es.po") . "# later\n");
    git($work, 'commit', '-qam', 'Translate more') && git($work, 'push', '-q', 'origin', 'weblate') or die;
    write_file("$main/codes/http/404.yaml", read_file("$main/codes/http/404.yaml") =~ s/^gloss: .*/gloss: Another gloss./mr);
    git($main, 'commit', '-qam', 'Say it anew') && git($main, 'push', '-q', 'origin', 'main') or die;
});
is($status, 0, 'Weblate writes on meanwhile') or diag($said);
like(`git -C '$git' show weblate:po/http/es.po`, qr/^# later$/m, 'what it wrote stays');
like($said, qr/^Weblate has written more meanwhile/m, 'and is said');

# What is only begun outlives the next files.
git($work, 'pull', '-q', '--rebase') or die;
my $begun = read_file("$work/po/http/es.po");
$begun =~ s/^(msgctxt "http\/410\/how_to_fix"\n(?:.*\n)*?msgstr ).*\n((?:".*\n)*)/#, fuzzy\n$1"a medias"\n/m or die $begun;
write_file("$work/po/http/es.po", $begun);
git($work, 'commit', '-qam', 'Begin') && git($work, 'push', '-q', 'origin', 'weblate') or die;
write_file("$main/codes/http/404.yaml", read_file("$main/codes/http/404.yaml") =~ s/^gloss: .*/gloss: A third gloss./mr);
git($main, 'commit', '-qam', 'Say it once more') && git($main, 'push', '-q', 'origin', 'main') or die;
($runner, $status, $said) = exchange();
is($status, 0, 'somebody has begun a text') or diag($said);
$po = `git -C '$git' show weblate:po/http/es.po`;
like($po, qr/^msgid "A third gloss\."$/m, 'the branch has the English of today');
like($po, qr/^#, fuzzy\nmsgctxt "http\/410\/how_to_fix"\n(?:.*\n)*?msgstr "a medias"$/m, 'and what was begun');

# What the job without rights hands over is not trusted either.
for my $path ('.github/workflows/a.yml', 'locales/es/../x.yaml.sh', 'locales/es/http/404.sh', "locales/es/a.yaml\n./locales/es/b.yaml") {
    my $bad = "$temp/bad" . ++$n;
    write_file("$bad/result/$path", "x\n");
    my ($status, $said) = run_commands(script_of('write', 'Take what was read'), $main, $tools,
        RUNNER_TEMP => $bad, GITHUB_WORKSPACE => $main, GH_TOKEN => 'x');
    isnt($status, 0, "$path is not taken");
    like($said, qr/other files than translations/, 'and that is said');
}
done_testing();
