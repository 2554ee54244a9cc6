# Files of a book that are none: pipes, devices, files without end, links that lead out of the book, texts in other
# encodings. Each is named with what is wrong, at once, and nothing is printed.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

my $program   = $ENV{STATUSBOOK} // 'build/statusbook';
my $elsewhere = tempdir(CLEANUP => 1);
write_file("$elsewhere/secret", "password: hunter2\n");

# One file of each kind that is read.
my @files = ('site.yaml', 'codes/http/404.yaml', 'codes/http/protocol.yaml', 'locales/en/site.yaml', 'locales/es/locale.yaml',
    'locales/es/http/404.yaml', 'locales/es/glossary.yaml', 'templates/pair.mustache', 'templates/assets/style.css',
    'templates/assets/find.js', 'templates/assets/icon.svg', 'templates/assets/api-schema.json');

# Runs a command that must not wait: a pipe that nobody writes to would have it hang.
sub at_once {
    my ($book, @arguments) = @_;
    local $SIG{ALRM} = sub { die "@arguments: it waits\n" };
    alarm 60;
    my @result = statusbook('-C', $book, @arguments);
    alarm 0;
    return @result;
}

# A file that is something else, and what is to be said of it.
sub refused {
    my ($name, $make, $wanted) = @_;
    for my $file (@files) {
        my $book = diag_book('base');
        write_file("$book/locales/es/glossary.yaml", "Contact: {keep: yes}\n") if !-e "$book/locales/es/glossary.yaml";
        die "no $file\n" if !-e "$book/$file";
        $make->("$book/$file");
        my ($status, undef, $errors) = at_once($book, 'check');
        is($status, 1, "$file: $name: status");
        like($errors, qr{^\Q$file\E$wanted}m, "$file: $name: message");
        unlike($errors, qr/hunter2/, "$file: $name: nothing of it is shown");
    }
}

refused('a pipe', sub { unlink $_[0]; system 'mkfifo', $_[0] }, qr{: error: cannot read '.*': it is not a regular file \[unreadable\]});
refused('a folder', sub { unlink $_[0]; mkdir $_[0] }, qr{: error: cannot read '.*': it is a folder \[unreadable\]});
refused('a device', sub { unlink $_[0]; symlink '/dev/zero', $_[0] }, qr{: error: cannot read '.*': it is a symbolic link that leads out of the book; put the file itself there \[unreadable\]});
refused('a link out of the book', sub { unlink $_[0]; symlink "$elsewhere/secret", $_[0] }, qr{: error: cannot read '.*': it is a symbolic link that leads out of the book; put the file itself there \[unreadable\]});
refused('a link that leads nowhere', sub { unlink $_[0]; symlink 'nowhere', $_[0] }, qr{: error: (?:cannot read '.*': it is a symbolic link that leads nowhere|there is no 'site.yaml', so this folder holds no book.*) \[unreadable\]});
refused('a file without end', sub { truncate $_[0], 2**40 }, qr{: error: the file is larger than 4 MiB \[too-large\]});
refused('UTF-16', sub { my $text = read_file($_[0]); write_file($_[0], "\xFF\xFE" . $text =~ s/(.)/$1\0/gsr) }, qr{:1:1: error: the file is UTF-16; save it as UTF-8 \[not-utf8\]});
refused('Latin-1', sub { my $text = read_file($_[0]); write_file($_[0], $text =~ s/\n/\nx\xE9/r) }, qr{:2:2: error: the byte 0xE9 is not UTF-8; save the file as UTF-8 \[not-utf8\]});
refused('a NUL', sub { my $text = read_file($_[0]); write_file($_[0], $text =~ s/\n/\nxy\0/r) }, qr{:2:3: error: U\+0000 is an invisible control character; delete it \[(?:invisible|yaml-syntax)\]});
@files = grep { !/yaml$/ } @files;
refused('a byte order mark', sub { my $text = read_file($_[0]); write_file($_[0], "\xEF\xBB\xBF$text") }, qr{:1:1: error: the file begins with a byte order mark; save it as UTF-8 without one \[not-utf8\]});

# What is in a folder elsewhere is nobody's business, nor are its names.
write_file("$elsewhere/names/$_", "x\n") for 'hunter2.yaml', 'hunter2.yml', 'hunter2.mustache';
for my $folder ('codes', 'codes/http', 'codes/across', 'locales', 'locales/es', 'locales/es/http', 'templates') {
    my $book = diag_book('base');
    system 'rm', '-rf', "$book/$folder";
    symlink "$elsewhere/names", "$book/$folder" or die;
    my ($status, undef, $errors) = at_once($book, 'check');
    is($status, 1, "$folder leads out of the book: status");
    like($errors, qr{^\Q$folder\E((?:/\w+)?): error: cannot read '\Q$folder\E\1': it is a symbolic link that leads out of the book; put the folder itself there \[unreadable\]}m, "$folder: message");
    unlike($errors, qr/hunter2/, "$folder: no name of what is there is shown");
}

# A folder that may be missing is not missing where a link to it leads nowhere.
for my $folder ('codes/http', 'codes/across', 'locales/es', 'locales/es/http', 'templates') {
    my $book = diag_book('base');
    system 'rm', '-rf', "$book/$folder";
    symlink 'nowhere', "$book/$folder" or die;
    my ($status, undef, $errors) = at_once($book, 'check');
    is($status, 1, "$folder leads nowhere: status");
    like($errors, qr{^\Q$folder\E: error: cannot read '\Q$folder\E': it is a symbolic link that leads nowhere}m, "$folder: message");
}

# What git keeps in the folder of the book, such as what it was told to log in with, is not of the book.
for my $link ('codes/http/404.yaml', 'templates/assets/icon.svg', 'templates/pair.mustache', 'codes/http', 'templates/assets') {
    for my $target ('.git/secret', '.git', 'codes/.git/secret', 'by-name/secret') {
        my $book   = diag_book('base');
        my $folder = $target =~ /secret/ ? $target =~ s{/secret}{}r : $target;
        mkdir "$book/.git";
        mkdir "$book/$folder";
        write_file("$book/$folder/secret", "password: hunter2\n\tx\n") if $folder ne 'by-name';
        if ($folder eq 'by-name') {
            rmdir "$book/by-name";
            symlink '.git', "$book/by-name" or die;
            write_file("$book/.git/secret", "password: hunter2\n\tx\n");
        }
        system 'rm', '-rf', "$book/$link";
        symlink '../' x ($link =~ tr{/}{}) . $target, "$book/$link" or die;
        my ($status, $out, $errors) = at_once($book, 'build', '-o', 'out');
        is($status, 1, "$link leads to $target: status");
        unlike("$out$errors", qr/hunter2/, "$link leads to $target: nothing of it is shown");
        like($errors, qr{^\Q$link\E(?:/\w+)?: error: cannot read '.*': (?:it is a symbolic link that leads out of the book|Not a directory)}m, "$link leads to $target: message");
    }
}

# A link that stays in the book is one file under two names.
my $book = diag_book('base');
rename "$book/templates", "$book/layouts" or die;
symlink 'layouts', "$book/templates" or die;
rename "$book/codes/http/404.yaml", "$book/codes/http/.404" or die;
symlink '.404', "$book/codes/http/404.yaml" or die;
my ($status, undef, $errors) = at_once($book, 'check');
is($status, 0, 'links in the book are followed') or diag($errors);

# Editors and other systems keep hidden files beside those that they show: locks that lead nowhere, and bytes.
for my $folder ('codes/http', 'templates', 'templates/assets') {
    symlink 'user@host.1', "$book/$folder/.#$_" or die for '404.yaml', 'pair.mustache', 'style.css';
    write_file("$book/$folder/._$_", "\0\xFF") for '404.yaml', 'pair.mustache', 'style.css';
}
($status, undef, $errors) = at_once($book, 'check');
is($status, 0, 'hidden files are not read') or diag($errors);

# Nobody tells without /proc where a link leads: neither a file nor a folder is taken for one that is missing.
SKIP: {
    skip 'one may not hide /proc here', 4 if system("unshare -m mount -t tmpfs tmpfs /proc 2>$elsewhere/why") != 0;
    for my $link ('codes/http/404.yaml', 'locales/es/http') {
        my $book = diag_book('base');
        rename "$book/$link", "$book/$link.real" or die;
        symlink(($link =~ s{.*/}{}r) . '.real', "$book/$link") or die;
        my $said = `unshare -m sh -c 'mount -t tmpfs tmpfs /proc && exec "\$0" -C "\$1" check' $program $book 2>&1`;
        is($? >> 8, 1, "$link is a link, and there is no /proc: status");
        like($said, qr{^\Q$link\E: error: cannot read '\Q$link\E': it is a symbolic link, and /proc, which tells where it leads, is not there}m, 'and message');
    }
}

# PO, which lies anywhere.
my $po = "$elsewhere/es.po";
system 'mkfifo', "$elsewhere/pipe";
write_file("$elsewhere/large", '');
truncate "$elsewhere/large", 2**40;
for (["$elsewhere/pipe", qr/it is not a regular file/], ['/dev/zero', qr/it is not a regular file/], [$elsewhere, qr/it is a folder/],
    ["$elsewhere/large", qr/the file is larger than 64 MiB/]) {
    my ($file, $wanted) = @$_;
    my ($status, undef, $errors) = at_once($book, 'l10n', 'import', $file);
    is($status, 1, "import of $file: status");
    like($errors, $wanted, "import of $file: message");
}
my (undef, $exported) = statusbook('-C', $book, 'l10n', 'export', 'es');
for (["\xFF\xFE", qr/es\.po:1:1: error: the file is UTF-16/], ["#\n# \xE9\n", qr/es\.po:2:3: error: the byte 0xE9 is not UTF-8/],
    ["#\n# \0\n", qr/es\.po:2:3: error: U\+0000 is an invisible control character/]) {
    my ($bytes, $wanted) = @$_;
    write_file($po, $bytes . $exported);
    my ($status, undef, $errors) = at_once($book, 'l10n', 'import', $po);
    is($status, 1, 'import of other bytes: status');
    like($errors, $wanted, 'import of other bytes: message');
}
done_testing();
