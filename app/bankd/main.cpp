// bankd, the bank: one program with subcommands. Each lies in a file of its own beside this one.
int main()
{
    return 0;
}
