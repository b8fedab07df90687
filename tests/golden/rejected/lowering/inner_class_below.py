class Tree:
    class Node:
        kind = "node"

    def made(self) -> Node:
        return self.Node()


class Forest(Tree):
    class Node(Tree.Node):
        kind = "big node"


print(Forest().made().kind)
