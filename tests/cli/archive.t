# A site as one archive: the same files as the tree, in the ustar form, the same bytes however it is made.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;
use Site;

my $book    = golden_book();
my $folder  = fast_folder();
my $program = $ENV{STATUSBOOK} // 'build/statusbook';
my $tree    = tree_of(build_once($book));

sub tar {
    my ($environment, @options) = ref $_[0] ? @_ : ({}, @_);
    my ($status, $out, $errors) = statusbook({SOURCE_DATE_EPOCH => 1700000000, %$environment}, '-C', $book, 'build', @options);
    is($status, 0, "build @options") or diag($errors);
    return ($out, $errors);
}

# The entries of an archive, read by hand: what other programs make up for must not be wrong either.
sub entries_of {
    my ($bytes) = @_;
    no warnings 'portable';    # a time may need 33 bits
    my (@entries, $at) = ();
    for ($at = 0; substr($bytes, $at, 512) =~ /[^\0]/;) {
        my ($name, $mode, $uid, $gid, $size, $time, $sum, $type, $link, $magic, $user, $group, undef, undef, $prefix) =
          map { s/\0.*//sr } unpack 'a100a8a8a8a12a12a8a1a100a8a32a32a8a8a155', substr $bytes, $at, 512;
        (my $head = substr $bytes, $at, 512) =~ s/\A(.{148}).{8}/$1 . ' ' x 8/se;
        die "a wrong sum of $name\n" if unpack('%32C*', $head) != oct $sum;
        push @entries, {name => length $prefix ? "$prefix/$name" : $name, mode => oct $mode, uid => oct $uid, gid => oct $gid,
            time => oct $time, type => $type, link => $link, magic => substr($bytes, $at + 257, 8), user => $user, group => $group,
            bytes => substr $bytes, $at + 512, oct $size};
        $at += 512 + 512 * int((oct($size) + 511) / 512);
    }
    return ($at, @entries);
}

# Those that differ, each once.
sub different {
    my %there = map { $_ => 1 } @_;
    return join ' ', sort keys %there;
}

tar('-q', '--tar', "$folder/site.tar");
my $archive = read_file("$folder/site.tar");
my ($end, @entries) = entries_of($archive);
is(length $archive, $end + 1024, 'it ends with two empty blocks');
unlike(substr($archive, $end), qr/[^\0]/, 'which are empty');
my @files   = grep { $_->{type} eq '0' } @entries;
my @folders = grep { $_->{type} eq '5' } @entries;
is(scalar @entries, @files + @folders, 'files and folders, no links and no heads of other forms');
is(join(' ', sort map { $_->{name} } @files), join(' ', sort keys %$tree), 'the files of the tree');
is(join(' ', grep { $tree->{$_->{name}} ne $_->{bytes} } @files), '', 'with its bytes');
is($files[-1]{name}, '.statusbook/manifest', 'the manifest is the last');
is(join(' ', map { $_->{name} } @files[0 .. $#files - 1]), join(' ', map { /^\S+ \S+ \S+ (.*)/ } split /\n/, $tree->{'.statusbook/manifest'}), 'the others are in its order');
my %seen = map { $_->{name} => $_ } @entries;
is(join(' ', grep { my $up = s{[^/]*$}{}r; length $up && !$seen{$up} } map { $_->{name} } @files), '', 'each folder has its entry');
my (%before, @late);
for my $name (map { $_->{name} } @entries) {
    my $above = $name =~ s{[^/]+/?\z}{}r;
    push @late, $name if $above ne '' && !$before{$above};
    $before{$name}++;
}
is("@late", '', 'before what is in it');
is(join(' ', grep { $before{$_} > 1 } keys %before), '', 'none is there twice');
is(different(map { sprintf('%04o', $_->{mode}) } @files), '0644', 'files: 0644');
is(different(map { sprintf('%04o', $_->{mode}) } @folders), '0755', 'folders: 0755');
is(different(map { $_->{time} } @entries), 1700000000, 'SOURCE_DATE_EPOCH is the time of all');
is(different(map { "$_->{uid} $_->{gid}$_->{user}$_->{group}$_->{link}" } @entries), '0 0', 'they are nobody\'s');
is(different(map { $_->{magic} } @entries), "ustar\0" . '00', 'the form is ustar');

# Others take it.
my $said = `mkdir '$folder/unpacked' && tar -xf '$folder/site.tar' -C '$folder/unpacked' 2>&1`;
is($said, '', 'tar takes it without a word');
is_deeply([files_of("$folder/unpacked")], [sort keys %$tree], 'and finds all files');
is(join(', ', manifest_faults("$folder/unpacked")), '', 'whole by the manifest') if has_xxhsum();
is((stat "$folder/unpacked/en/http/404.html")[9], 1700000000, 'with their time');
my $state = join '', map { tree_state($_) } glob "$folder/unpacked/*";
like((statusbook('-C', $book, 'build', '-o', "$folder/unpacked"))[1], qr/, written: 0, added: 0, changed: 0, removed: 0,/, 'what was unpacked is a site like any other');
ok($state eq join('', map { tree_state($_) } glob "$folder/unpacked/*"), 'which a build leaves alone');

# However it is made.
for (
    ['by one thread',           {}, '--jobs', 1],
    ['by many',                 {}, '--jobs', 64],
    ['in the locale C',         {LC_ALL => 'C', TZ => 'UTC'}],
    ['in Turkish and Tokyo',    {LC_ALL => 'tr_TR.UTF-8', TZ => 'Asia/Tokyo'}],
    ['for nobody else',         {}],
) {
    my ($name, $environment, @options) = @$_;
    my $umask = umask($name =~ /nobody/ ? 0077 : 0022);
    tar($environment, '-q', '--tar', "$folder/again.tar", @options);
    umask $umask;
    ok(read_file("$folder/again.tar") eq $archive, "$name: the same bytes");
}
my ($out, $errors) = tar('--tar', '-');
ok($out eq $archive, 'to standard output: the same bytes');
like($errors, qr/\A-: pages: \d+, .*\ntranslated: /, 'the summary is on standard error');
ok(`'$program' -C '$book' build -q --tar - | cat | tar -tf - | wc -l` == @entries, 'into a pipe');
system 'mkfifo', "$folder/fifo";
ok(`cat '$folder/fifo' & SOURCE_DATE_EPOCH=1700000000 '$program' -C '$book' build -q --tar '$folder/fifo'; wait` eq $archive, 'into a named pipe');
tar('-q', '--tar', '/dev/null');
ok(-c '/dev/null', 'a device stays what it is');

# In the place of another.
my $inode = (stat "$folder/again.tar")[1];
tar({SOURCE_DATE_EPOCH => 5}, '-q', '--tar', "$folder/again.tar");
isnt((stat "$folder/again.tar")[1], $inode, 'a file is replaced as a whole');
is((entries_of(read_file("$folder/again.tar")))[1]{time}, 5, 'by the new one');
is(join(' ', beside_of("$folder/again.tar")), '', 'nothing is left beside it');
tar('-q', '--tar', "$folder/new/folder/site.tar");
ok(-f "$folder/new/folder/site.tar", 'folders above it are made');
is(join(' ', glob "$book/out.*"), '', 'no folder was touched');

# Its time, where none is given: that of the newest file of the book.
utime 1600000000, 1600000000, map { "$book/$_" } grep { !m{^out/} } files_of($book);
utime 1600000777, 1600000777, "$book/locales/ja/http/404.yaml";
write_file("$book/notes.txt", 'new, and no part of the book');
tar({SOURCE_DATE_EPOCH => ''}, '-q', '--tar', "$folder/again.tar");
is(different(map { ref $_ ? $_->{time} : () } entries_of(read_file("$folder/again.tar"))), 1600000777, 'the newest file of the book says the time');
# Links may lead to a folder again and again, and out of the book.
symlink '.', "$book/codes/loop$_" or die for 1 .. 300;
symlink '/', "$book/codes/root" or die;
tar({SOURCE_DATE_EPOCH => ''}, '-q', '--tar', "$folder/linked.tar");
ok(read_file("$folder/linked.tar") eq read_file("$folder/again.tar"), 'each folder of the book is looked through once, and no other');
unlink "$book/codes/root", map { "$book/codes/loop$_" } 1 .. 300;
# The last that an archive can say, in the year 2242.
utime 8589934592, 8589934592, "$book/locales/ja/http/404.yaml" or die;
tar({SOURCE_DATE_EPOCH => ''}, '-q', '--tar', "$folder/late.tar");
is(different(map { ref $_ ? $_->{time} : () } entries_of(read_file("$folder/late.tar"))), 8589934591, 'a later time is the last one');
tar({SOURCE_DATE_EPOCH => '8589934591'}, '-q', '--tar', "$folder/late.tar");
for ('now', '-1', '1.5', '99999999999999999999', '8589934592') {
    my ($status, undef, $errors) = statusbook({SOURCE_DATE_EPOCH => $_}, '-C', $book, 'build', '--tar', "$folder/none.tar");
    is($status, 2, "SOURCE_DATE_EPOCH=$_: status");
    like($errors, qr/SOURCE_DATE_EPOCH is a number of seconds since 1970, not '\Q$_\E'/, 'why');
}
ok(!-e "$folder/none.tar", 'nothing was begun');
for ('site.yaml', 'codes/http/404.yaml') {
    my $before = read_file("$book/$_");
    my ($status, undef, $errors) = statusbook('-C', $book, 'build', '--tar', $_);
    is($status, 3, "--tar $_");
    like($errors, qr/'$_' is no archive, so it is not replaced/, 'why');
    is(read_file("$book/$_"), $before, 'nothing is lost');
}
my ($status, undef, $complained) = statusbook('-C', $book, 'build', '--tar', $folder);
is($status, 3, 'a folder is no archive');
like($complained, qr/could not write to '\Q$folder\E': Is a directory/, 'why');
done_testing();
