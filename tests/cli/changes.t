# What changed: only that is written, and it is told, against the old site or against a manifest alone.
use strict;
use warnings;
use Test::More;
use Fcntl ':flock';
use File::Temp 'tempdir';
use Book;
use Site;

my $book   = golden_book();
my $folder = fast_folder();
my $out    = "$folder/out";
my $lists  = "$folder/lists";

sub build {
    my ($environment, @options) = ref $_[0] ? @_ : ({}, @_);
    my ($status, $said, $errors) = statusbook($environment, '-C', $book, 'build', @options);
    is($status, 0, "build @options") or diag($errors);
    return $said;
}

sub numbers_of { return [$_[0] =~ /, written: (\d+), added: (\d+), changed: (\d+), removed: (\d+),/] }

# The lists and the numbers of a summary, held against two trees; gives the lists.
sub told_rightly {
    my ($name, $said, $before, $after) = @_;
    delete @{$_}{'.statusbook/manifest'} for $before, $after;
    my %wanted = (
        added   => [sort grep { !exists $before->{$_} } keys %$after],
        changed => [sort grep { exists $before->{$_} && $before->{$_} ne $after->{$_} } keys %$after],
        removed => [sort grep { !exists $after->{$_} } keys %$before]);
    my $found = lists_of($lists);
    is_deeply($found, \%wanted, "$name: the lists");
    my ($written, @numbers) = @{numbers_of($said)};
    is("@numbers", join(' ', map { scalar @{$wanted{$_}} } 'added', 'changed', 'removed'), "$name: the numbers");
    return $found;
}

sub edit {
    my ($file, $from, $to) = @_;
    my $text = read_file("$book/$file");
    $text =~ s/$from/$to/ or die "$file has no $from\n";
    write_file("$book/$file", $text);
}

# Paths with inode and time, but for folders and the manifest.
sub files_state {
    return {map { my @s = stat "$out/$_"; m{^\.statusbook/} ? () : ($_ => "@s[1, 9]") } files_of($out)};
}

# ---- Against the old site -----------------------------------------------------------------------

say_in_code($book, 'http/404', 'one');
my $said = build('-o', $out, '--changes', $lists);
told_rightly('the first build', $said, {}, tree_of($out));
is(join(' ', sort map { s{.*/}{}r } glob "$lists/*"), 'added changed removed', 'three lists');

my ($before, $state) = (tree_of($out), tree_state($out));
$said = build('-o', $out, '--changes', $lists);
told_rightly('without a change', $said, $before, tree_of($out));
is(numbers_of($said)->[0], 0, 'nothing is written');
ok(tree_state($out) eq $state, 'nothing is touched');

# An edit of equal length in one code: exactly the pages that show it.
my %old = (tree => tree_of($out), state => files_state());
say_in_code($book, 'http/404', 'two');
$said = build('-o', $out, '--changes', $lists);
my $found = told_rightly('one code', $said, $old{tree}, tree_of($out));
is(join(' ', grep { !m{404|^\w\w/http/(4xx|index)\.html$|^api/v1/http\.json$|^assets/words-\w\w\.http\.js$} } @{$found->{changed}}), '', 'other pages have not changed');
is(scalar(grep { m{^(en|ja)/http/(404|\d+-vs-404|404-vs-\d+)\.html$} } @{$found->{changed}}), 2 * 6, 'its own pages have');
my $now = files_state();
my %changed = map { $_ => 1 } @{$found->{changed}};
is(join(' ', grep { !$changed{$_} && $now->{$_} ne $old{state}{$_} } sort keys %$now), '', 'files that have not changed are the same, with their time');
is(join(' ', grep { $now->{$_} eq $old{state}{$_} } sort keys %changed), '', 'those that have are others');
is(numbers_of($said)->[0], scalar @{$found->{changed}}, 'as many are written');
is(join(' ', grep { length $old{tree}{$_} != -s "$out/$_" } sort keys %changed), '', 'each as long as it was');

# A time that is given is that of what is written.
say_in_code($book, 'http/404', 'six');
build({SOURCE_DATE_EPOCH => 86400}, '-o', $out, '--changes', $lists);
is((stat "$out/en/http/404.html")[9], 86400, 'SOURCE_DATE_EPOCH is the time of what is written');
is((stat "$out/en/http/410.html")[9], (split ' ', $old{state}{'en/http/410.html'})[1], 'and of nothing else');

# Pages that are no longer made, and files of others.
write_file("$out/CNAME", 'mine');
$before = tree_of($out);
edit('site.yaml', qr/\[en, ja\]/, '[en]');
$said = build('-o', $out, '--changes', $lists);
$found = told_rightly('a language less', $said, $before, tree_of($out));
cmp_ok(scalar(grep { m{^ja/} } @{$found->{removed}}), '>', 20, 'its pages are gone');
is(join(' ', grep { /CNAME/ } map { @$_ } values %$found), '', 'what others put there is no matter');
$before = tree_of($out);
edit('site.yaml', qr/\[en\]/, '[en, ja]');
$said = build('-o', $out, '--changes', $lists);
told_rightly('a language more', $said, $before, tree_of($out));

# Addresses.
my %urls = (html => ['https://codes.example.org/small/en/http/404.html', 'https://codes.example.org/small/en/http/index.html'],
    clean => ['https://codes.example.org/small/en/http/404', 'https://codes.example.org/small/en/http/']);
for my $kind ('html', 'clean') {
    edit('site.yaml', qr/^urls: .*/m, "urls: $kind");
    build('-q', '-o', "$folder/$kind", '--changes', $lists, '--changes-as', 'urls');
    my %there = map { $_ => 1 } @{lists_of($lists)->{added}};
    is(join(' ', grep { !$there{$_} } @{$urls{$kind}}), '', "as addresses, $kind");
    is(join(' ', grep { !m{^https://codes\.example\.org/small/} } keys %there), '', 'all are addresses of the site');
    my %canonical = map { my $page = read_file("$folder/$kind/$_"); $page =~ /rel="canonical" href="([^"]+)"/ ? ($1 => 1) : () }
      grep { m{^(en|ja)/.*html$} } files_of("$folder/$kind");
    is(join(' ', grep { !$there{$_} } sort keys %canonical), '', 'pages call themselves so');
}
edit('site.yaml', qr/^urls: .*/m, 'urls: html');

# ---- Assets -------------------------------------------------------------------------------------

sub assets_of { return join ' ', grep { m{^assets/style} } files_of($out) }
sub kept_of { return join ' ', map { $_->{since} eq 'kept' ? $_->{path} : () } manifest_of($out) }

build('-q', '-o', $out);
my $first = assets_of();
edit('templates/assets/style.css', qr/\z/, "/* 1 */\n");
$before = tree_of($out);
$said = build('-o', $out, '--changes', $lists);
$found = told_rightly('another style sheet', $said, $before, tree_of($out));
like($said, qr/^assets changed: 1; the pages that name them have too$/m, 'it is said');
is(kept_of(), $first, 'the old one is kept, and the manifest says so');
is_deeply($found->{removed}, [], 'nothing is told as removed');
my ($second) = grep { $_ ne $first } split ' ', assets_of();
build('-q', '-o', $out);
is(kept_of(), $first, 'a build without a change keeps it');
build('-q', '-o', $out, '--lang', 'en');
is(kept_of(), $first, 'so does a part of the site');
edit('templates/assets/style.css', qr/\/\* 1 \*\//, '/* 2 */');
$before = tree_of($out);
$said = build('-n', '-o', $out, '--changes', $lists);
my $dry = lists_of($lists);
$said = build('-o', $out, '--changes', $lists);
$found = told_rightly('a third', $said, $before, tree_of($out));
is_deeply($found, $dry, 'a dry build has told the same');
is_deeply($found->{removed}, [$first], 'with the next change it goes');
is(kept_of(), $second, 'and the next is kept');
edit('templates/assets/style.css', qr/\/\* 2 \*\//, '/* 1 */');
$before = tree_of($out);
$said = build('-o', $out, '--changes', $lists);
told_rightly('the second again', $said, $before, tree_of($out));
unlike(kept_of(), qr/\Q$second\E/, 'it is no longer kept, but printed');
edit('site.yaml', qr/^urls:/m, "assets: stable\nurls:");
$before = tree_of($out);
$said = build('-o', $out, '--changes', $lists);
told_rightly('stable names', $said, $before, tree_of($out));
build('-q', '-o', $out);
edit('templates/assets/style.css', qr/\/\* 1 \*\//, '/* 3 */');
$before = tree_of($out);
$said = build('-o', $out, '--changes', $lists);
$found = told_rightly('a changed asset with a stable name', $said, $before, tree_of($out));
is(join(' ', grep { m{^assets/} } @{$found->{changed}}), 'assets/style.css', 'it is a changed file');
is(join(' ', grep { /html/ } map { @$_ } values %$found), '', 'no page has changed with it');
like($said, qr/^assets changed: 1; their names are the same, so no page has$/m, 'it is said');
edit('site.yaml', qr/^assets: stable\n/m, '');

# ---- A dry build --------------------------------------------------------------------------------

build('-q', '-o', $out);
say_in_code($book, 'http/410', 'seven');
edit('site.yaml', qr/\[en, ja\]/, '[en]');
($before, $state) = (tree_of($out), tree_state($folder) =~ s/^\Q$lists\E.*\n?//mgr);
my $would = build('-n', '-o', $out, '--changes', $lists);
$dry = lists_of($lists);
ok((tree_state($folder) =~ s/^\Q$lists\E.*\n?//mgr) eq $state, 'a dry build touches nothing');
like($would, qr/\Anowhere: /, 'it says so');
my $did = build('-o', $out, '--changes', $lists);
$found = told_rightly('what was tried', $did, $before, tree_of($out));
is_deeply($dry, $found, 'is what a dry build has told');
is_deeply(numbers_of($would), numbers_of($did), 'in its numbers too');
edit('site.yaml', qr/\[en\]/, '[en, ja]');

# What would be written is told by the folder, whatever the lists are told against; of a part, by its own files.
sub written_of {
    my ($where, @options) = @_;
    my @numbers = map { numbers_of(build(@$_, @options, '-o', $where)) } ['-n'], [];
    return join ' ', map { $_->[0] } @numbers;
}
build('-q', '-o', $out);
write_file("$out/en/http/404.html", 'edited by hand');
unlink "$out/ja/http/404.html";
is(written_of($out), '2 2', 'a dry build sees what somebody changed in the folder');
write_file("$folder/other", read_file("$out/.statusbook/manifest"));
say_in_code($book, 'http/410', 'six');
build('-q', '-o', $out);
is(written_of($out, '--baseline', "$folder/other") =~ s/^(\d+) \1\z/same/r, 'same', 'and what stands there, not in the baseline');
is(written_of("$folder/part-$_", '--shard', "$_/2") =~ s/^(\d+) \1\z/same/r, 'same', "of part $_ its own files") for 1, 2;

# A build in place that was killed when it was decided: the next begins by bringing it to its end.
build('-q', '-o', "$folder/decided");
system('cp', '-a', "$folder/decided", "$folder/killed") == 0 or die "cp\n";
say_in_code($book, 'http/410', 'fourteen');
build('-q', '-o', "$folder/decided", '--changes', $lists);
my $mark = "$folder/killed/.statusbook";
write_file("$mark/stage/$_", read_file("$folder/decided/$_")) for @{lists_of($lists)->{changed}};
write_file("$mark/redo", read_file("$folder/decided/.statusbook/manifest"));
is(written_of("$folder/killed"), '0 0', 'a dry build knows that then all is there');
is_deeply(tree_of("$folder/killed"), tree_of("$folder/decided"), 'and so it is');

# ---- Against a manifest -------------------------------------------------------------------------

my ($live, @day) = ("$folder/live", map { $_ * 86400 } 19000 .. 19003);
my @date = ('2022-01-08', '2022-01-09', '2022-01-10', '2022-01-11');
sub sitemap_of { return read_file("$_[0]/sitemap-en-1.xml") }
sub lastmod_of { return sitemap_of($_[0]) =~ m{<loc>[^<]*/\Q$_[1]\E</loc>\s*<lastmod>([^<]*)} ? $1 : 'none' }

build('-q', '-o', "$folder/fresh-0");
unlike(sitemap_of("$folder/fresh-0"), qr/lastmod/, 'without a baseline nobody knows since when a page is as it is');
is(join(' ', keys %{{map { $_->{since} => 1 } manifest_of("$folder/fresh-0")}}), '-', 'the manifest neither');
write_file($live, read_file("$folder/fresh-0/.statusbook/manifest"));

sub build_fresh {
    my ($n, @options) = @_;
    my $before = tree_of("$folder/fresh-" . ($n - 1));
    say_in_code($book, 'http/410', ('eight', 'nine', 'ten', 'eleven')[$n]);
    my $said = build({SOURCE_DATE_EPOCH => $day[$n]}, '-o', "$folder/fresh-$n", '--baseline', $live, '--changes', $lists, @options);
    my $found = told_rightly("a fresh folder, $n", $said, $before, tree_of("$folder/fresh-$n"));
    write_file($live, read_file("$folder/fresh-$n/.statusbook/manifest"));
    return $found;
}

$found = build_fresh(1);
is(lastmod_of("$folder/fresh-1", 'en/http/410.html'), $date[1], 'a page that has changed has its day');
is(lastmod_of("$folder/fresh-1", 'en/http/404.html'), 'none', 'of one that has not nobody knows it');
$found = build_fresh(2);
ok((grep { $_ eq 'sitemap-en-1.xml' } @{$found->{changed}}), 'sitemaps have changed as well');
is(lastmod_of("$folder/fresh-2", 'en/http/410.html'), $date[2], 'the next day');
say_in_code($book, 'http/404', 'now');
build_fresh(3);
is(lastmod_of("$folder/fresh-3", 'en/http/404.html'), $date[3], 'another page');
is(lastmod_of("$folder/fresh-3", 'en/http/200.html'), 'none', 'and one that never has');
my %since = map { $_->{path} => $_->{since} } manifest_of("$folder/fresh-3");
is(join(' ', @since{'en/http/404.html', 'en/http/200.html'}), "$date[3] -", 'the manifest knows the same');
build({SOURCE_DATE_EPOCH => $day[3] + 86400}, '-q', '-o', "$folder/fresh-4", '--baseline', $live, '--changes', $lists);
is(join(' ', map { scalar @$_ } @{lists_of($lists)}{'added', 'changed', 'removed'}), '0 0 0', 'another day alone changes nothing');
ok(read_file("$folder/fresh-4/.statusbook/manifest") eq read_file($live), 'nor the manifest');

# The baseline has the last word where there is an old site too; it may be that of the site itself, or come from a pipe.
build('-q', '-o', $out);
$said = build({SOURCE_DATE_EPOCH => $day[3]}, '-o', $out, '--baseline', "$out/.statusbook/manifest", '--changes', $lists);
is(join(' ', map { scalar @$_ } @{lists_of($lists)}{'added', 'changed', 'removed'}), '0 0 0', 'its own manifest as the baseline');
build({SOURCE_DATE_EPOCH => $day[3]}, '-o', $out, '--baseline', $out, '--changes', $lists);
is(join(' ', map { scalar @$_ } @{lists_of($lists)}{'added', 'changed', 'removed'}), '0 0 0', 'a site as the baseline');
my $program = $ENV{STATUSBOOK} // 'build/statusbook';
is(system('bash', '-c', "'$program' -C '$book' build -q -n -o '$out' --baseline <(cat '$live') --changes '$lists'"), 0, 'a baseline from a pipe');
my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-o', $out, '--baseline', "$folder/gone", '--changes', $lists);
is($status, 3, 'a baseline that is not there');
is($errors, "statusbook build: there is no manifest '$folder/gone'\n", 'is a failure, not a new site');

# ---- A build that fails -------------------------------------------------------------------------

build('-q', '-o', $out, '--changes', $lists);
write_file("$out/ja/http/7xx.html", 'mine');
edit('codes/http/protocol.yaml', qr/\A/, "colour: red\n");
is((statusbook('-C', $book, 'build', '-o', $out, '--changes', $lists))[0], 1, 'a book with an error');
is(join(' ', glob "$lists/*"), '', 'leaves none of an earlier build: a script that goes on would send them');
edit('codes/http/protocol.yaml', qr/\Acolour: red\n/, '');
build('-q', '-o', $out, '--changes', $lists);
is((statusbook('-C', $book, 'build', '-o', $out, '--changes', "$out/lists"))[0], 2, 'lists in the site would be published: refused');
symlink "$out/en", "$folder/to-site" or die;
for my $way ('to-site/new', 'to-site/new/deeper', 'to-site/../deeper') {
    is((statusbook('-C', $book, 'build', '-o', $out, '--changes', "$folder/$way"))[0], 2, "so are lists at $way, by a link to it");
}
ok(!-e "$out/en/new" && !-e "$out/deeper", 'and nothing is made');
unlink "$folder/to-site";
symlink $out, "$out-link" or die $!;
is((statusbook('-C', $book, 'build', '-o', $out, '--changes', "$out-link/lists"))[0], 2, 'also by way of a link');
unlink "$out/en/http/404.html";
write_file("$out/en/http/404.html/mine", 'mine');
is((statusbook('-C', $book, 'build', '-o', $out, '--changes', $lists))[0], 3, 'a site that cannot be put in its place');
is(join(' ', glob "$lists/*"), '', 'leaves none of an earlier build');
unlink "$out/en/http/404.html/mine";
rmdir "$out/en/http/404.html";

# Lists that another build has: it ends well and would have lost them.
build('-q', '-o', $out, '--changes', $lists);
open my $held, '<', "$lists/.statusbook-changes" or die;
flock $held, LOCK_EX | LOCK_NB or die;
for my $options (['-o', $out], ['-o', "$folder/elsewhere"], ['-n'], ['--tar', '/dev/null']) {
    ($status, undef, $errors) = statusbook('-C', $book, 'build', @$options, '--changes', $lists);
    is($status, 3, "lists of another build: @$options");
    is($errors, "statusbook build: another build is writing lists to '$lists'\n", 'it says so');
    is(join(' ', sort map { s{.*/}{}r } glob "$lists/*"), 'added changed removed', 'and they stay');
}
ok(!-e "$folder/elsewhere", 'nothing is printed without its lists');
close $held;
build('-q', '-o', $out, '--changes', $lists);

# Files of somebody, and links.
for my $name ('added', 'changed', 'removed') {
    my $others = "$folder/others-$name";
    write_file("$others/$name", "mine\n");
    my ($refused, undef, $why) = statusbook('-C', $book, 'build', '-o', $out, '--changes', $others);
    is($refused, 3, "a file '$name' of somebody: status");
    like($why, qr{'\Q$others/$name\E' was not written by statusbook, so --changes does not replace it; choose another folder\n\z}, 'why');
    is(read_file("$others/$name"), "mine\n", 'it is as it was');
    write_file("$folder/linked/.statusbook-changes", '');
    write_file("$folder/precious", "mine\n");
    unlink "$folder/linked/$name";
    symlink "$folder/precious", "$folder/linked/$name" or die;
    build('-o', $out, '--changes', "$folder/linked");
    is(read_file("$folder/precious"), "mine\n", "nothing is written through a link '$name'");
}

# Lists at a place of their own.
for my $ending ('', '/lists', '.statusbook-new', '.statusbook-old', '.statusbook-lock') {
    for my $place (['-o', "$folder/none"], ['--tar', "$folder/none"]) {
        my ($status, undef, $errors) = statusbook('-C', $book, 'build', @$place, '--changes', "$folder/none$ending");
        is($status, 2, "@$place --changes none$ending");
        like($errors, qr{--changes takes a folder of its own}, 'why');
    }
}
is(join(' ', glob "$folder/none*"), '', 'none of them is made');

# Lists that cannot be written, when the site is in its place.
mkdir "$folder/small";
SKIP: {
    skip 'one may not mount a small file system here', 4 if !mount_new("$folder/small", '-t', 'tmpfs', '-o', 'size=4k', 'tmpfs');
    edit('templates/assets/style.css', qr/\z/, "/* 4 */\n");
    ($status, undef, $errors) = statusbook('-C', $book, 'build', '-o', $out, '--changes', "$folder/small/lists");
    is($status, 3, 'a full disk for the lists');
    like($errors, qr{^statusbook build: all is done but the lists of changes: .*No space left}, 'it says that the rest is done');
    is(join(' ', glob "$folder/small/lists/*"), '', 'no list is left: one alone would tell half');
    is(numbers_of(build('-o', $out))->[0], 0, 'the new site is in its place');
    mount_end("$folder/small");
}

# So it is where nobody takes the summary.
say_in_code($book, 'http/410', 'two');
my $nobody = "'$program' -C '$book' build -o '$out' >/dev/full 2>/dev/null";
is(system($nobody) >> 8, 3, 'a summary that nobody takes');
is(numbers_of(build('-o', $out))->[0], 0, 'comes after the site');
for my $stream ('/dev/full', '&-') {
    is(system("'$program' -C '$book' build -o '$out' --log json 2>$stream") >> 8, 3, "nor do programs, 2>$stream");
}
done_testing();
