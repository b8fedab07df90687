"""A bank simulation."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Callable, ClassVar, Iterator, Optional


class TransactionType(Enum):
    DEPOSIT = auto()
    WITHDRAWAL = auto()
    TRANSFER = auto()

    def __str__(self) -> str:
        return self.name.title()


class InsufficientFunds(Exception):
    def __init__(self, account: Account, amount: float) -> None:
        super().__init__(f"{account.owner} needs {amount - account.balance:.2f} more")
        self.account = account
        self.amount = amount


@dataclass(frozen=True)
class Transaction:
    kind: TransactionType
    amount: float
    note: str = ""

    def __str__(self) -> str:
        return f"{self.kind!s:<12}{self.amount:>10,.2f} {self.note}".rstrip()


class Account(ABC):
    _next_number: ClassVar[int] = 1000
    interest_rate = 0.0

    def __init__(self, owner: str, balance: float = 0.0) -> None:
        self.owner = owner
        self._balance = balance
        self.history: list[Transaction] = []
        self.number = Account._next_number
        Account._next_number += 1

    @property
    def balance(self) -> float:
        return self._balance

    @balance.setter
    def balance(self, value: float) -> None:
        if value < self.minimum:
            raise ValueError("below minimum")
        self._balance = value

    @property
    @abstractmethod
    def minimum(self) -> float: ...

    def deposit(self, amount: float, note: str = "") -> Account:
        if amount <= 0:
            raise ValueError(f"invalid amount: {amount}")
        self.balance += amount
        self.history.append(Transaction(TransactionType.DEPOSIT, amount, note))
        return self

    def withdraw(self, amount: float) -> None:
        if self.balance - amount < self.minimum:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(Transaction(TransactionType.WITHDRAWAL, amount))

    def __lt__(self, other: Account) -> bool:
        return self.balance < other.balance

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.owner!r}, {self.balance:.2f})"


class Savings(Account):
    interest_rate = 0.05

    @property
    def minimum(self) -> float:
        return 0.0

    def add_interest(self) -> None:
        self.deposit(self.balance * self.interest_rate, "interest")


class Checking(Account):
    def __init__(self, owner: str, balance: float = 0.0, *, overdraft: float = 100.0) -> None:
        super().__init__(owner, balance)
        self.overdraft = overdraft

    @property
    def minimum(self) -> float:
        return -self.overdraft


@dataclass
class Bank:
    name: str
    accounts: dict[int, Account] = field(default_factory=dict)
    listeners: list[Callable[[str], None]] = field(default_factory=list)

    def open(self, account: Account) -> Account:
        self.accounts[account.number] = account
        for listener in self.listeners:
            listener(f"opened {account}")
        return account

    def transfer(self, source: int, target: int, amount: float) -> bool:
        try:
            self.accounts[source].withdraw(amount)
        except InsufficientFunds as error:
            print("refused:", error, error.account.number)
            return False
        else:
            self.accounts[target].deposit(amount, f"from {source}")
            return True
        finally:
            for listener in self.listeners:
                listener(f"transfer {source}->{target}")

    def __iter__(self) -> Iterator[Account]:
        yield from sorted(self.accounts.values(), reverse=True)

    def find(self, owner: str) -> Optional[Account]:
        return next((a for a in self.accounts.values() if a.owner == owner), None)


def main() -> None:
    log: list[str] = []
    bank = Bank("First")
    bank.listeners.append(log.append)
    bank.listeners.append(lambda message: print(">", message))
    ann = bank.open(Savings("Ann", 500))
    bob = bank.open(Checking("Bob", 50.5, overdraft=200))
    bank.transfer(ann.number, bob.number, 125.25)
    bank.transfer(bob.number, ann.number, 1000)
    if isinstance(ann, Savings):
        ann.add_interest()
    ann.deposit(10).deposit(20, note="gift")
    for account in bank:
        print(account, *account.history, sep="\n  ")
    totals: defaultdict[TransactionType, float] = defaultdict(float)
    for account in bank:
        for transaction in account.history:
            totals[transaction.kind] += transaction.amount
    for kind, total in sorted(totals.items(), key=lambda pair: -pair[1]):
        print(f"{kind}: {total:,.2f}")
    try:
        ann.balance = -5
    except ValueError as error:
        print("error:", error)
    found = bank.find("Bob")
    print(found.owner if found else "nobody", bank.find("Zoe"), len(log), Account._next_number)
    random.seed(7)
    amounts = [random.randint(1, 100) for _ in range(5)]
    print(amounts, sum(amounts) / len(amounts))


if __name__ == "__main__":
    main()
