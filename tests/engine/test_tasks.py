from magbuild.engine.tasks import Result, Task, run


def test_tasks_are_carried_out_in_order_by_their_action() -> None:
    tasks = [
        Task(output="a", action="upper", payload="một"),
        Task(output="b", action="twice", payload="hai"),
    ]
    actions = {
        "upper": lambda payload: str(payload).upper().encode(),
        "twice": lambda payload: (str(payload) * 2).encode(),
    }
    assert list(run(tasks, actions)) == [
        Result(output="a", data="MỘT".encode()),
        Result(output="b", data=b"haihai"),
    ]
