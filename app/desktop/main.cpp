// counterfoil, the desktop.
int main()
{
    return 0;
}
