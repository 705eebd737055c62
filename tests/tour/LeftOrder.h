// A desktop that sends one order and then hears nothing: the tour starts it as a process of its own and kills it.
#pragma once

#include <QString>

struct LeftOrder
{
    QString bank;       //!< URL, through a proxy that holds the order back.
    QString authority;  //!< PEM file.
    QString dataFolder; //!< Where the journal lies.
    QString steps;      //!< What is typed: "user;password;code;debtor;its holder;creditor;its holder;amount".
};

//! Prints "sent" when the order is on its way and then waits to be killed.
int leaveAnOrder(const LeftOrder& order);
